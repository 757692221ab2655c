import { customerOf, eventually, orderOf, publish, unique } from './system.js';

const address = { prefecture: '福岡県', line1: '久留米市日吉町3-2-1' };

/** 斎藤弘 as the web and the telephone know him; each pair has a postal code of its own. */
export async function twoOfOne() {
  const run = unique();
  const postalCode = `830${String(parseInt(run, 16) % 10_000).padStart(4, '0')}`;
  const said = { kana: 'サイトウ ヒロシ', birthday: '1958-03-04', address: { ...address, postalCode } };
  const [mail, member] = [`saito-${run}@example.jp`, `M-${run}`];
  await publish('order.place', { ...orderOf(`W-${run}`, []), customer: { identifiers: [{ kind: 'mail', value: mail }], profile: { ...said, name: `齋藤 弘 ${run}` } } });
  const web = await eventually('him on the web', () => customerOf(mail));
  const written = { ...said.address, line1: '久留米市日吉町三丁目２番１号' };
  await publish('order.place', { ...orderOf(`T-${run}`, []), customer: { identifiers: [{ kind: 'member', value: member }], profile: { ...said, address: written, name: `斎藤弘 ${run}` } } });
  const telephone = await eventually('him on the telephone', () => customerOf(member));
  return { run, web: web.id, telephone: telephone.id, member };
}
