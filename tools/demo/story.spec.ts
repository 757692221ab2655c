import { contractOf, type Identifier } from '@engawa/contracts';
import { story, type StoryEvent } from './story.mjs';

const end = '2026-11-22';
/** For tests that generate further stories, on a machine that does other things too. */
const PATIENCE_MS = 60_000;
const events = story({ end });
const DAY_MS = 86_400_000;
/** Words the company never uses, words the law regulates, and a second exclamation mark. */
const forbidden =
  /絶対|必ず|今だけ|最後のチャンス|損|ユーザー|高齢者|シニア|効く|治る|改善|予防|痩せる|デトックス|[！!].*[！!]/;

interface Data {
  customer: { identifiers: Identifier[]; profile?: { name?: string } };
  orderId: string;
  items: { sku: string }[];
  channel: string;
  subject: string;
  state: string;
  resolution: string;
  survey: string;
  answers: { question: string; value: number }[];
  [field: string]: unknown;
}
const dataOf = (event: StoryEvent) => event.data as unknown as Data;
const of = (type: string, among = events) => among.filter((event) => event.type === `engawa.intake.${type}`);
const month = (event: StoryEvent) => event.time.slice(0, 7);
const valueOf = (event: StoryEvent, kind: string) =>
  dataOf(event).customer.identifiers.find((each) => each.kind === kind)?.value;
const registered = (name: string, among = events) =>
  of('customer.identify', among).find((event) => dataOf(event).customer.profile?.name === name)!;

/** Whole calendar months inside the eighteen, with how many of those events each has. */
function monthly(counted: StoryEvent[]): number[] {
  const counts = new Map<string, number>();
  for (const event of events) counts.set(month(event), 0);
  for (const event of counted) counts.set(month(event), counts.get(month(event))! + 1);
  return [...counts.values()].slice(1, -1);
}
const mean = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

function expectMonthly(counted: StoryEvent[], average: [number, number], everyMonth: [number, number]): void {
  const counts = monthly(counted);
  expect(counts).toHaveLength(17);
  expect(mean(counts)).toBeGreaterThanOrEqual(average[0]);
  expect(mean(counts)).toBeLessThanOrEqual(average[1]);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(everyMonth[0]);
  expect(Math.max(...counts)).toBeLessThanOrEqual(everyMonth[1]);
}

describe('the story', () => {
  it(
    'is the same for the same end and seed, and another for another seed',
    () => {
      const text = JSON.stringify(events);
      expect(JSON.stringify(story({ end })) === text).toBe(true);
      expect(JSON.stringify(story({ end, seed: 2 })) === text).toBe(false);
    },
    PATIENCE_MS,
  );

  it.each([end, '2026-03-01', '2027-10-04', '2028-02-29'])(
    'that ends %s keeps every contract',
    (day) => {
      const all = story({ end: day });
      const broken = all.filter((event) => contractOf(event.type)!.check(event.data).length > 0);
      expect(broken).toEqual([]);
      expect(new Set(all.map(({ source, id }) => `${source} ${id}`)).size).toBe(all.length);
    },
    PATIENCE_MS,
  );

  it('lies in the eighteen months before the end, in the order of time', () => {
    const times = events.map(({ time }) => Date.parse(time));
    expect(times.every((time, index) => index === 0 || time >= times[index - 1]!)).toBe(true);
    expect(events[0]!.time >= '2025-05-22T00:00:00+09:00').toBe(true);
    expect(events.at(-1)!.time < '2026-11-22T00:00:00+09:00').toBe(true);
  });

  it('sends only what publishers may send', () => {
    for (const type of new Set(events.map((event) => event.type))) {
      expect(contractOf(type)).toMatchObject({ kind: 'intake', forPublishers: true });
    }
  });
});

describe('the month at one to a hundred', () => {
  it('has 22 newcomers and 155 parcels', () => {
    expectMonthly(of('customer.identify'), [20, 24], [19, 25]);
    const shipped = of('order.ship').filter((event) => dataOf(event).state === 'shipped');
    expectMonthly(shipped, [145, 165], [125, 205]);
  });

  it('takes orders where and as the company does', () => {
    const orders = of('order.place').map(dataOf);
    const share = (field: string, value: string) =>
      (100 * orders.filter((each) => each[field] === value).length) / orders.length;
    const channels = { web: 46, phone: 31, mall: 9, store: 8, post: 6 };
    const payments = { 後払い: 41, カード: 38, 代引: 9, コンビニ前払: 7, 店頭: 5 };
    for (const [name, expected] of Object.entries(channels)) {
      expect(Math.abs(share('channel', name) - expected)).toBeLessThan(5);
    }
    for (const [name, expected] of Object.entries(payments)) {
      expect(Math.abs(share('paymentMethod', name) - expected)).toBeLessThan(6);
    }
  });

  it('has 384 people who ordered in half a year', () => {
    const members = new Map<string, string>();
    for (const event of of('customer.identify')) {
      for (const { kind, value } of dataOf(event).customer.identifiers) members.set(kind + value, event.id);
    }
    const since = Date.parse(`${end}T00:00:00+09:00`) - 180 * DAY_MS;
    const recent = of('order.place').filter(({ time }) => Date.parse(time) > since);
    const people = new Set(
      recent.map((event) => {
        const { kind, value } = dataOf(event).customer.identifiers[0]!;
        return members.get(kind + value);
      }),
    );
    expect(people.size).toBeGreaterThan(340);
    expect(people.size).toBeLessThan(430);
  });

  it('has 65 calls of which 5 are given up, and writing by mail, LINE and post', () => {
    const contacts = of('contact.record').filter((event) => event.id.endsWith('-closed'));
    const by = (channel: string) => contacts.filter((event) => dataOf(event).channel === channel);
    const incoming = by('phone').filter((event) => dataOf(event).direction === 'in');
    expectMonthly(incoming, [62, 68], [58, 72]);
    expectMonthly(
      incoming.filter((event) => dataOf(event).resolution === 'abandoned'),
      [4.5, 6],
      [4, 7],
    );
    expectMonthly(by('mail'), [13, 15], [10, 18]);
    expectMonthly(by('line'), [8, 11], [6, 13]);
    expectMonthly(by('post'), [2, 4], [0, 6]);
  });

  it('has 10 who ask to leave, of whom 3 stay', () => {
    const calls = of('contact.record').map((event) => ({ event, data: dataOf(event) }));
    const kept = calls.filter(({ data }) => data.resolution?.startsWith('kept-')).map(({ event }) => event);
    const left = calls.filter(({ data }) => data.resolution === 'cancel-accepted').map(({ event }) => event);
    expectMonthly(kept, [2.7, 3.3], [2, 4]);
    expectMonthly(left, [6.5, 8], [4, 10]);
  });

  it('sends 840 mails and LINE messages, within hours, limits and words', () => {
    const messages = of('message.record').filter((event) => dataOf(event).channel !== 'letter');
    expectMonthly(messages, [800, 880], [750, 900]);
    const subjects = new Set(messages.map((event) => dataOf(event).subject));
    for (const subject of subjects) {
      expect([...subject].length).toBeLessThanOrEqual(25);
      expect(subject).not.toMatch(forbidden);
    }
    const hours = new Set(messages.map((event) => Number(event.time.slice(11, 13))));
    expect([...hours].filter((hour) => hour < 8 || hour >= 21)).toEqual([]);
    const sends = Map.groupBy(messages, (event) => dataOf(event).customer.identifiers[0]!.value);
    const tooMany = [...sends.values()].flatMap((sent) =>
      sent.filter((event, index) => {
        const before = sent[index - 2];
        return before && Date.parse(event.time) - Date.parse(before.time) < 7 * DAY_MS;
      }),
    );
    expect(tooMany).toEqual([]);
  });

  it('asks for the relationship three times, about −8 of eighty answers', () => {
    const rounds = Map.groupBy(
      of('survey.answer').filter((event) => dataOf(event).survey === 'nps-relationship'),
      month,
    );
    expect([...rounds.keys()]).toEqual(['2025-09', '2026-03', '2026-09']);
    for (const answers of rounds.values()) {
      const scores = answers.map((event) => dataOf(event).answers[0]!.value);
      const share = (filter: (score: number) => boolean) =>
        (100 * scores.filter(filter).length) / scores.length;
      expect(Math.abs(scores.length - 80)).toBeLessThanOrEqual(3);
      expect(Math.abs(share((score) => score >= 9) - share((score) => score <= 6) + 8)).toBeLessThan(5);
    }
  });

  it('hears from a fifth of the calls, 4.4 of 5', () => {
    const answers = of('survey.answer').filter((event) => dataOf(event).survey === 'csat-contact');
    expectMonthly(answers, [12, 14], [10, 16]);
    const ratings = answers.map(
      (event) => dataOf(event).answers.find((each) => each.question === 'rating')!.value,
    );
    expect(Math.abs(mean(ratings) - 4.4)).toBeLessThan(0.15);
  });
});

describe('orders of the story', () => {
  const steps = Map.groupBy(
    events.filter(({ type }) => type.startsWith('engawa.intake.order.')),
    (event) => `${dataOf(event).shop as string}:${dataOf(event).orderId}`,
  );

  it('begin with their placing and leave before they arrive', () => {
    const courses = [...steps.values()].map((events) =>
      events.map((event) => dataOf(event).state ?? event.type.split('.').at(-1)!).join(' '),
    );
    expect(new Set(courses)).toEqual(
      new Set(['place', 'place shipped', 'place shipped delivered', 'place cancel']),
    );
  });
});

describe('people of the story', () => {
  it('have no mail address in four of ten cases', () => {
    const people = of('customer.identify');
    const without = people.filter((event) => !valueOf(event, 'mail')).length / people.length;
    expect(without).toBeGreaterThan(0.36);
    expect(without).toBeLessThan(0.44);
  });

  it('share no identifier with each other', () => {
    const all = of('customer.identify').flatMap((event) => dataOf(event).customer.identifiers);
    expect(new Set(all.map(({ kind, value }) => `${kind} ${value}`)).size).toBe(all.length);
  });

  it('have numbers and addresses that reach nobody', () => {
    const phones = new Set(events.map((event) => valueOf(event, 'phone') ?? '090-0000-0000'));
    expect([...phones].filter((phone) => !/^(0[789]0-0000|09\d\d-00)-\d{4}$/.test(phone))).toEqual([]);
    const text = JSON.stringify(events.map((event) => event.data));
    const mails = new Set([...text.matchAll(/[\w.+-]+@[\w.-]+/g)].map(([mail]) => mail));
    expect([...mails].filter((mail) => !mail.endsWith('@example.jp'))).toEqual([]);
  });

  it.each([
    [end, '2026-10-03'],
    ['2026-10-02', '2025-10-03'],
    ['2027-04-10', '2026-10-03'],
  ])(
    'hear nothing after they died: 原田稔 when the story ends %s',
    (day, died) => {
      const all = story({ end: day });
      const known = new Set(
        dataOf(registered('原田 稔', all)).customer.identifiers.map(({ value }) => value),
      );
      const about = all.filter(
        (event) =>
          dataOf(event).customer.identifiers.some(({ value }) => known.has(value)) ||
          JSON.stringify(event.data).includes('原田 稔'),
      );
      expect(about.at(-1)!.time.slice(0, 10)).toBe(died);
      const [last] = of('contact.record', about).slice(-1);
      expect(dataOf(last!)).toMatchObject({
        customerReason: 'customer.bereavement',
        resolution: 'cancel-accepted',
      });
      expect(of('order.cancel', about).at(-1)!.time.slice(0, 10)).toBe(died);
    },
    PATIENCE_MS,
  );

  it('may be one person whom nothing joins: 齋藤弘 and 斎藤弘', () => {
    const identifiers = (name: string) =>
      dataOf(registered(name)).customer.identifiers.map(({ value }) => value);
    const web = identifiers('齋藤 弘');
    expect(identifiers('斎藤 弘').filter((value) => web.includes(value))).toEqual([]);
  });

  it('do what is told of them', () => {
    const ordersOf = (name: string) => {
      const member = valueOf(registered(name), 'member');
      const mail = valueOf(registered(name), 'mail') ?? '-';
      return of('order.place').filter((event) =>
        [member, mail].includes(dataOf(event).customer.identifiers[0]!.value),
      );
    };
    expect(valueOf(registered('髙橋 和子'), 'mail')).toBeUndefined();
    expect(ordersOf('髙橋 和子').at(-1)!.data.subscription).toMatchObject({ round: 6 });
    expect(ordersOf('森田 彩').at(-1)!.data.subscription).toMatchObject({ round: 2 });
    expect(ordersOf('齋藤 弘')).toHaveLength(8);
    expect(ordersOf('中川 健一').filter((event) => dataOf(event).items[0]!.sku === 'G701')).toHaveLength(7);
    expect(ordersOf('小林 由美').at(-1)!.data.orderId).toBe('O-2026-11873');
    const lastTouches = of('web.touch').filter(
      (event) => valueOf(event, 'mail') === 'satomi.nishimura@example.jp',
    );
    expect(lastTouches.slice(-3).map((event) => event.data.name)).toEqual([
      'Product Added',
      'Cart Viewed',
      'Checkout Started',
    ]);
  });
});
