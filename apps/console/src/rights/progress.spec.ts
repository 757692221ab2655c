import { services } from '../api/operations.js';
import type { Erasure } from '../api/rights.js';
import { isConfirmed, progressOf } from './progress.js';

const erasure = (more: Partial<Erasure>): Erasure => ({
  erasedAt: '2026-11-20T05:00:00Z',
  parts: 2,
  told: true,
  confirmed: services.map((service) => ({ service, parts: 2, rows: {} })),
  goneAt: '2026-12-20T05:00:00Z',
  closedAt: null,
  lateFacts: 0,
  returns: 0,
  ...more,
});

describe('an erasure', () => {
  it('is confirmed when each of the six services has confirmed each part', () => {
    expect(isConfirmed(erasure({}))).toBe(true);
    const [, ...others] = erasure({}).confirmed;
    expect(isConfirmed(erasure({ confirmed: others }))).toBe(false);
    expect(
      isConfirmed(erasure({ confirmed: [...others, { service: services[0], parts: 1, rows: {} }] })),
    ).toBe(false);
  });

  it('is not confirmed while more may be told', () => {
    expect(isConfirmed(erasure({ told: false }))).toBe(false);
  });

  it('names every service, and what it had, the most first', () => {
    const confirmed = [{ service: 'order-ingest', parts: 1, rows: { orders: 2, facts: 5, unsent: 0 } }];
    const progress = progressOf(erasure({ confirmed }));
    expect(progress.map(({ service }) => service)).toEqual([...services]);
    expect(progress.find(({ service }) => service === 'order-ingest')).toMatchObject({
      parts: 1,
      done: false,
      rows: [
        ['facts', 5],
        ['orders', 2],
      ],
    });
    expect(progress.find(({ service }) => service === 'survey')).toMatchObject({ parts: 0, rows: [] });
  });
});
