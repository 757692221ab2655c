import type { Reason } from '../api/api.js';
import { containsTyped, reasonTree } from './reasons.js';

const reason = (id: string, parent: string | null, ja: string, more: Partial<Reason> = {}): Reason => ({
  id,
  version: 1,
  axis: 'deal',
  parent,
  label: { ja, en: id },
  active: true,
  ...more,
});
const reasons = [
  reason('delivery', null, '配送'),
  reason('damaged', 'delivery', '破損'),
  reason('late', 'delivery', '遅延'),
  reason('gift', null, 'ギフト'),
  reason('old', 'delivery', '廃止', { active: false }),
  reason('health', null, '体調', { axis: 'customer' }),
];
const tree = reasonTree(reasons, 'deal', ({ ja }) => ja);

describe('reasons', () => {
  it('stand under their parents with the whole path, without retired ones and the other axis', () => {
    expect(tree.options.map(({ label }) => label)).toEqual(['配送', '配送 › 破損', '配送 › 遅延', 'ギフト']);
  });

  it('offer what lies beneath the chosen one, and a chosen leaf its siblings', () => {
    const offered = (id: string) => tree.offered(id).reasons.map(({ id: own }) => own);
    expect(offered('')).toEqual(['delivery', 'gift']);
    expect(offered('delivery')).toEqual(['damaged', 'late']);
    expect(offered('late')).toEqual(['damaged', 'late']);
    expect(offered('gift')).toEqual(['delivery', 'gift']);
  });

  it('a child of a retired parent moves up instead of vanishing', () => {
    const orphan = reasonTree([reason('child', 'gone', '迷子')], 'deal', ({ ja }) => ja);
    expect(orphan.options).toEqual([{ value: 'child', label: '迷子' }]);
  });

  it('are found in either kana and any width', () => {
    expect(containsTyped('ギフト › のし', 'ぎふと')).toBe(true);
    expect(containsTyped('ギフト › のし', 'ｷﾞﾌﾄ')).toBe(true);
    expect(containsTyped('配送 › 破損', '遅延')).toBe(false);
  });
});
