import type { FinishedSpan } from '@engawa/telemetry';
import { traceTree } from './trace-tree.js';

const span = (spanId: string, parentSpanId?: string, more: Partial<FinishedSpan> = {}): FinishedSpan => ({
  ...{ traceId: 'a', spanId, parentSpanId, name: spanId, kind: 'SERVER', service: 's', instance: '1' },
  ...{ startedAt: 1000, durationMs: 10, failed: false, attributes: {}, links: [] },
  ...more,
});

describe('the tree of a trace', () => {
  it('has each span below what caused it, in the order of beginning', () => {
    const tree = traceTree('a', [span('3', '1', { startedAt: 1030 }), span('2', '1', { startedAt: 1020 }), span('1')])!;
    expect(tree.roots).toHaveLength(1);
    expect(tree.roots[0]!.children.map((child) => child.name)).toEqual(['2', '3']);
    expect(tree).toMatchObject({ startedAt: 1000, durationMs: 40, spans: 3 });
  });

  it('shows a hole as a second root', () => {
    expect(traceTree('a', [span('1'), span('3', 'lost')])!.roots.map((root) => root.name)).toEqual(['1', '3']);
  });

  it('counts a span that two processes told of once', () => {
    expect(traceTree('a', [span('1'), span('1')])!.spans).toBe(1);
  });

  it('tells of the batches its messages were done in and of the traces that go on from it', () => {
    const link = (traceId: string, spanId: string, cause: boolean) => ({ links: [{ traceId, spanId, cause }] });
    const batch = span('b', undefined, { traceId: 'b', attributes: { 'messaging.batch.message_count': 7 }, ...link('a', '1', false) });
    const later = span('c', undefined, { traceId: 'c', ...link('a', '1', true) });
    const tree = traceTree('a', [span('1'), batch, later])!;
    expect(tree.roots[0]!.batches).toEqual([{ messages: 7, durationMs: 10 }]);
    expect(tree.continuedIn).toEqual(['c']);
    expect(traceTree('c', [later])!.continues).toBe('a');
  });

  it('of a trace nobody kept is nothing', () => {
    expect(traceTree('x', [span('1')])).toBeUndefined();
  });
});
