import type { FactCustomer } from '@engawa/contracts';
import { migrate } from '@engawa/postgres';
import { anonymous, freshDatabase, mail, member, phone, type TestDatabase } from '@engawa/testkit';
import { day, enter, orderPlaced, visited } from '../test/facts.js';
import { migrations } from './db/migrations/index.js';
import { Search1763700001001 } from './db/migrations/search.js';
import { findCustomers } from './queries/find-customers.js';

let database: TestDatabase;

const person = (number: string, at: number, identifiers: Parameters<typeof orderPlaced>[1], profile: FactCustomer['profile']) =>
  orderPlaced(number, identifiers, day(at), profile);

beforeAll(async () => {
  database = await freshDatabase(migrations);
  await enter(
    database.db,
    person('O-2026-1', 1, [member('M-104121', 'shop'), mail('aya.morita@example.jp'), phone('090-0000-1234')], {
      name: '森田　彩',
      kana: 'モリタ アヤ',
    }),
    person('O-2026-2', 2, [phone('092-700-5678')], { name: '森 健二', kana: 'もり けんじ' }),
    person('O-2026-3', 3, [mail('emma@example.jp')], { name: 'Ｅmma Garden', company: 'ｶﾞｰﾃﾞﾝ株式会社' }),
    person('Ｏ－４', 4, [mail('percent@example.jp'), member('8812', 'shop')], { name: '100%_茶' }),
    visited('t', [anonymous('visitor')], day(5)),
  );
});
afterAll(() => database.drop());

const find = async (query?: string, page: { limit: number; cursor?: string } = { limit: 10 }) => {
  const { items } = await findCustomers(database.db, { query, ...page });
  return items.map((customer) => customer.name?.full ?? 'nobody');
};

describe('a search', () => {
  it.each([
    ['two kanji', '森田', ['森田　彩']],
    ['one kanji', '森', ['森 健二', '森田　彩']],
    ['kanji across the space between the names', '田彩', ['森田　彩']],
    ['the whole name with any space', '森田 彩', ['森田　彩']],
    ['katakana', 'モリタ', ['森田　彩']],
    ['hiragana for katakana', 'もりた', ['森田　彩']],
    ['katakana for hiragana', 'ケンジ', ['森 健二']],
    ['half width kana', 'ｶﾞｰﾃﾞﾝ', ['Ｅmma Garden']],
    ['kana of a company that is written in half width', 'がーでん', ['Ｅmma Garden']],
    ['latin letters of any width and case', 'eMMA', ['Ｅmma Garden']],
    ['signs that mean something in SQL', '0%_', ['100%_茶']],
    ['a mail address in any case', 'Aya.Morita@example.jp', ['森田　彩']],
    ['a mail address that was copied with what nobody sees', 'aya.\u200bmorita@example.jp\u200e', ['森田　彩']],
    ['a phone number as it is spoken', '090-0000-1234', ['森田　彩']],
    ['a phone number with its country', '+81 90 0000 1234', ['森田　彩']],
    ['the last four digits of a phone number', '1234', ['森田　彩']],
    ['the end of a phone number', '700-5678', ['森 健二']],
    ['a phone number with long dashes', '090−0000–1234', ['森田　彩']],
    ['a member id', 'M-104121', ['森田　彩']],
    ['a member id of digits', '8812', ['100%_茶']],
    ['an order number', 'O-2026-3', ['Ｅmma Garden']],
    ['an order number in the width that the shop writes', 'Ｏ－４', ['100%_茶']],
    ['an order with its shop, as an entry shows it', 'main:O-2026-3', ['Ｅmma Garden']],
    ['full width digits', '１２３４', ['森田　彩']],
    ['the first seven digits of a phone number', '0900000', ['森田　彩']],
    ['the beginning of a phone number as it is spoken', '092-700-5', ['森 健二']],
    ['a member id in small letters', 'm-104121', ['森田　彩']],
    ['an order number in small letters', 'o-2026-3', ['Ｅmma Garden']],
    ['a form of a kanji that a selector chooses', '森田\u{E0100}', ['森田　彩']],
  ])('by %s finds who it is', async (_, query, expected) => {
    expect((await find(query)).sort()).toEqual([...expected].sort());
  });

  it.each(['mall:O-2026-3', '090000', '田森', '森健田', 'aya.morita', '123', '彩 森', 'visitor', '_%', '株式'.repeat(3), 'a88b12@example.jp'])('by %s finds nobody', async (query) => {
    expect(await find(query)).toEqual([]);
  });

  it('without a query finds everybody, the most recently active first, page by page', async () => {
    const first = await findCustomers(database.db, { limit: 3 });
    const second = await findCustomers(database.db, { limit: 3, cursor: first.nextCursor! });
    const names = [...first.items, ...second.items].map((customer) => customer.name?.full ?? null);
    expect(names).toEqual([null, '100%_茶', 'Ｅmma Garden', '森 健二', '森田　彩']);
    expect(second.nextCursor).toBeNull();
    expect(await find('  ')).toHaveLength(5);
  });

  it('says of each what a desk needs to tell them apart', async () => {
    const { items } = await findCustomers(database.db, { query: '森田', limit: 1 });
    expect(items[0]).toMatchObject({
      kana: 'モリタ アヤ',
      memberIds: ['M-104121'],
      mails: ['aya.morita@example.jp'],
      phones: ['+819000001234'],
      known: true,
      since: day(1),
    });
  });
});

describe('a search among many who look alike', () => {
  beforeAll(() =>
    enter(
      database.db,
      person('main:2026:7', 6, [phone('0942-00-0187')], { name: '髙橋 和子' }),
      person('7', 6, [phone('0942-00-5187')], { name: '高橋 一子' }),
      person('O_6', 6, [phone('0942-00-5188')], { name: '齋藤 弘' }),
      person('OX6', 6, [phone('0942-00-5189')], { name: '斎藤 寛' }),
    ),
  );

  it.each([
    ['the last four digits that begin with a zero', '0187', ['髙橋 和子']],
    ['the whole number with its trunk prefix', '0942-00-0187', ['髙橋 和子']],
    ['the whole number without it', '942000187', ['髙橋 和子']],
    ['an order number with colons', 'main:2026:7', ['髙橋 和子']],
    ['an order number that ends another', '7', ['高橋 一子']],
    ['an order number with a sign that means something in SQL', 'O_6', ['齋藤 弘']],
    ['the form of a kanji that people write', '高橋', ['高橋 一子', '髙橋 和子']],
    ['the form that stands in the family register', '髙橋', ['高橋 一子', '髙橋 和子']],
    ['one of the kanji that are read alike', '斉藤', ['斎藤 寛', '齋藤 弘']],
    ['another of them', '齊藤', ['斎藤 寛', '齋藤 弘']],
  ])('by %s finds who it is', async (_, query, expected) => {
    expect((await find(query)).sort()).toEqual([...expected].sort());
  });

  it('by any form of a kanji finds names that were entered before forms were folded, and the version before finds them too', async () => {
    const before = await freshDatabase(migrations.filter((each) => each !== Search1763700001001));
    await before.db.query(`INSERT INTO profiles (origin, fields, grams) VALUES (gen_random_uuid(), '{}', '{髙,髙橋,橋}')`);
    await migrate(Object.assign(new URL(process.env.TEST_DATABASE_URL!), { pathname: before.name }).href, migrations);
    const [profile] = await before.db.query<{ grams: string[] }[]>('SELECT grams FROM profiles');
    expect(profile!.grams.sort()).toEqual(['橋', '高', '高橋', '髙', '髙橋']);
    await before.drop();
  });
});

describe('a search for a name that many have', () => {
  /** Every third one, whose newest order may be the newest of all or far behind those of others. */
  const names = Array.from({ length: 1200 }, (_, number) => (number % 3 === 0 ? '鬼塚 京' : number % 400 === 1 ? '鬼塚 稀' : '別府 京'));
  beforeAll(async () => {
    for (let from = 0; from < names.length; from += 300) {
      const some = names.slice(from, from + 300).map((name, place) => person(`many-${from + place}`, 10 + ((from + place) * 7) % 900, [mail(`many-${from + place}@example.jp`)], { name }));
      await enter(database.db, ...some);
    }
  }, 60_000);

  it.each(['鬼塚', '京', '鬼塚 稀', '鬼塚 京'])('%s finds each of them once, the most recently active first, page by page', async (query) => {
    const found: string[] = [];
    const times: number[] = [];
    for (let cursor: string | undefined | null; cursor !== null; ) {
      const page = await findCustomers(database.db, { query, limit: 20, ...(cursor ? { cursor } : {}) });
      found.push(...page.items.map(({ id }) => id));
      times.push(...page.items.map(({ lastEntryAt }) => lastEntryAt!.getTime()));
      cursor = page.nextCursor;
    }
    const meant = query.replace(' ', '');
    expect(found).toHaveLength(names.filter((name) => name.replace(' ', '').includes(meant)).length);
    expect(new Set(found).size).toBe(found.length);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });
});
