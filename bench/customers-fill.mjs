const SURNAMES = [
  '佐藤 サトウ',
  '鈴木 スズキ',
  '高橋 タカハシ',
  '田中 タナカ',
  '渡辺 ワタナベ',
  '伊藤 イトウ',
  '山本 ヤマモト',
  '中村 ナカムラ',
  '小林 コバヤシ',
  '加藤 カトウ',
  '吉田 ヨシダ',
  '山田 ヤマダ',
  '松本 マツモト',
  '井上 イノウエ',
  '木村 キムラ',
  '清水 シミズ',
  '緒方 オガタ',
  '江口 エグチ',
  '古賀 コガ',
  '立花 タチバナ',
];
const GIVEN = [
  '和子 カズコ',
  '由美 ユミ',
  '節子 セツコ',
  '健一 ケンイチ',
  '彩 アヤ',
  '弘 ヒロシ',
  '稔 ミノル',
  '美咲 ミサキ',
  '拓海 タクミ',
  '陽子 ヨウコ',
  '恵 メグミ',
  '純 ジュン',
  '遼太 リョウタ',
  '誠一 セイイチ',
  '大輔 ダイスケ',
  '真理 マリ',
  '結衣 ユイ',
  '千代 チヨ',
  '翔 ショウ',
  '葵 アオイ',
];
/** So that a search for a whole name finds some, and not all of a twentieth. */
const MIDDLE = Array.from(
  { length: 400 },
  (_, place) => String.fromCharCode(0x4e00 + place * 7) + String.fromCharCode(0x5e00 + place * 3),
);

const AT_ONCE = 2000;
const DAY = 86_400_000;

/** Name and kana of a customer by its number. */
export function namesOf(number) {
  const [surname, surnameKana] = SURNAMES[number % SURNAMES.length].split(' ');
  const [given, givenKana] = GIVEN[Math.floor(number / SURNAMES.length) % GIVEN.length].split(' ');
  const middle = MIDDLE[Math.floor(number / (SURNAMES.length * GIVEN.length)) % MIDDLE.length];
  return { name: `${surname} ${middle}${given}`, kana: `${surnameKana} ${givenKana}` };
}

/** A customer by its number: the same in every run. */
export const withEntries = (number) => ({
  id: `0199aaaa-0000-7000-8000-${number.toString(16).padStart(12, '0')}`,
});

/**
 * Writes customers as customer-profile has them, from the number `first` on, each with a mail address, a number, a name and as many
 * entries, at most one a day backwards. Nothing else is told of them.
 */
export async function fillCustomers(system, count, entriesEach, first = 0) {
  // What the services' own time-outs would end.
  await system.query('customer-profile', 'SET transaction_timeout = 0');
  for (let from = 0; from < count; from += AT_ONCE) {
    const numbers = Array.from(
      { length: Math.min(AT_ONCE, count - from) },
      (_, place) => first + from + place,
    );
    await system.query('customer-profile', PEOPLE, [
      numbers.map((number) => withEntries(number).id),
      numbers.map(String),
      numbers.map((number) => JSON.stringify(profileOf(number))),
      numbers.map((number) => JSON.stringify(gramsOf(number))),
      entriesEach,
    ]);
    await system.query('customer-profile', ENTRIES, [
      numbers.map((number) => withEntries(number).id),
      entriesEach,
      new Date(Date.UTC(2026, 10, 1)),
      new Date(Date.UTC(2026, 10, 1) - DAY),
    ]);
  }
}

const PEOPLE = `
  WITH new AS (
    SELECT id, number, profile, ARRAY(SELECT jsonb_array_elements_text(grams)) AS grams
      FROM unnest($1::uuid[], $2::text[], $3::jsonb[], $4::jsonb[]) AS new (id, number, profile, grams)),
  customer AS (
    INSERT INTO customers (id, known, first_seen_at, last_entry_at, entry_count, revision)
    SELECT id, true, '2025-01-01', '2026-11-01', $5::int, $5::int FROM new),
  origin AS (INSERT INTO origins (origin, customer_id, own_entries, earliest_at, latest_at) SELECT id, id, $5::int, '2025-01-01', '2026-11-01' FROM new),
  mail AS (INSERT INTO identifiers (kind, namespace, value, origin) SELECT 'mail', '', 'person-' || number || '@example.jp', id FROM new),
  ordered AS (INSERT INTO key_origins (owner, key, origin) SELECT 'order-ingest', 'main:' || id || '-1', id FROM new),
  phone AS (INSERT INTO weak_identifiers (kind, namespace, value, origin) SELECT 'phone', '', '+8192' || lpad(number, 8, '0'), id FROM new)
  INSERT INTO profiles (origin, fields, grams) SELECT id, profile, grams FROM new`;

const ENTRIES = `
  INSERT INTO entries (id, origin, type, version, occurred_at, recorded_at, department, channel, about, data, revision)
  SELECT uuidv7(), owner, 'engawa.order.placed', 1, $3::timestamptz - (place - 1) * ($3::timestamptz - $4::timestamptz), $3, 'order', 'web',
         jsonb_build_object('order', 'main:' || owner || '-' || place),
         jsonb_build_object('order', 'main:' || owner || '-' || place, 'shop', 'main', 'number', owner || '-' || place, 'revision', 1, 'currency', 'JPY',
           'totalMinor', 3780, 'channel', 'web', 'items', '[{"sku": "A101", "name": "大麦若葉と桑の青汁30包", "quantity": 1, "unitPriceMinor": 3780}]'::jsonb), place
    FROM unnest($1::uuid[]) AS owner, generate_series(1, $2::int) AS place`;

function profileOf(number) {
  const said = (value) => ({ value, at: '2025-01-01T00:00:00.000Z', source: 'order-ingest' });
  const { name, kana } = namesOf(number);
  return {
    name: said(name),
    kana: said(kana),
    address: said({ postalCode: '812-0011', prefecture: '福岡県', line1: `博多駅前${number}` }),
  };
}

/** As customer-profile makes them: all 1- and 2-grams of the name and of its kana, without spaces. */
function gramsOf(number) {
  const { name, kana } = namesOf(number);
  const grams = new Set();
  for (const text of [name, kana]) {
    const characters = [...text.replace(/\s/g, '')];
    characters.forEach((character, place) => {
      grams.add(character);
      if (place > 0) grams.add(characters[place - 1] + character);
    });
  }
  return [...grams];
}
