import { randomUUID } from 'node:crypto';
import { ContactClosed, CustomerContactResumed, CustomerContactStopped, intakeTopic, SurveyAnswer, type KnownCustomer } from '@engawa/contracts';
import {
  bearer,
  factMessage,
  freshDatabase,
  freshTopics,
  mail,
  messageOf,
  publish,
  startTestService,
  tapTopics,
  waitFor,
  type TestDatabase,
  type TopicTap,
} from '@engawa/testkit';
import supertest from 'supertest';
import { AppModule } from './app.module.js';
import { migrations } from './db/migrations/index.js';
import { SurveySettings } from './db/survey-settings.entity.js';
import { Survey } from './db/survey.entity.js';
import type { Question } from './domain/survey.js';

let database: TestDatabase;
let service: Awaited<ReturnType<typeof startTestService>>;
let tap: TopicTap;
let authorization: string;

beforeAll(async () => {
  await freshTopics();
  database = await freshDatabase(migrations);
  tap = await tapTopics([intakeTopic('messaging')]);
  const config = { BRAND_NAME: '結び野の食卓', PUBLIC_URL: 'https://hello.example.jp' };
  service = await startTestService({ name: 'survey', module: AppModule, entities: [Survey, SurveySettings], database, config });
});
// A token counts for a minute, and the whole of the tests may take longer.
beforeEach(async () => {
  authorization = await bearer('survey');
});
afterAll(async () => {
  await service.stop();
  await tap.stop();
  await database.drop();
});

const get = (path: string) => supertest(service.url).get(path).set({ authorization });
const put = (path: string, body: object, version: number) =>
  supertest(service.url)
    .put(path)
    .set({ authorization, 'if-match': `"${version}"` })
    .send(body);

interface Row {
  id: string;
  version: number;
  questions: object[];
}
async function changeSurvey(change: (survey: Row) => object) {
  const { items } = (await get('/api/surveys')).body as { items: Row[] };
  const row = items.find((each) => each.id === 'csat-contact')!;
  const { version, ...survey } = row;
  return put('/api/surveys/csat-contact', { ...survey, ...change(row) }, version);
}

interface Asked {
  contact: string;
  channels: string[];
  variables: { url: string };
}
const knownAs = (origin: string, customer = origin): KnownCustomer => ({ origin, customer, groupVersion: 1 });
const requestOf = (contact: string) => tap.messages.map((message) => message.data as Asked).find((each) => each.contact === contact);
async function complete(known: KnownCustomer): Promise<string> {
  const contact = randomUUID();
  await publish([factMessage({ contract: ContactClosed, data: { contact, channel: 'phone', direction: 'in' }, known })]);
  return contact;
}
/** Completes a contact; gives back what messaging is asked to deliver because of it, with the link's path. */
async function invited(known = knownAs(randomUUID())): Promise<Asked & { path: string }> {
  const contact = await complete(known);
  const asked = await waitFor('the request', () => requestOf(contact));
  return { ...asked, path: asked.variables.url.replace('https://hello.example.jp', '') };
}

describe('a survey', () => {
  it('goes by mail and is good for thirty days, until its row says otherwise', async () => {
    const daysOf = async (contact: string) => {
      const sql = 'SELECT extract(epoch FROM expires_at - invited_at)::int / 86400 AS days FROM invitations WHERE contact = $1';
      return (await database.db.query<{ days: number }[]>(sql, [contact]))[0]!.days;
    };
    const first = await invited();
    expect([first.channels, await daysOf(first.contact)]).toEqual([['mail'], 30]);
    expect((await changeSurvey(() => ({ channels: ['letter', 'mail'], linkDays: 2 }))).status).toBe(200);
    const second = await invited();
    expect([second.channels, await daysOf(second.contact)]).toEqual([['letter', 'mail'], 2]);
  });

  it('asks nobody who died or lives in a home, nor whoever is one with them, until it turns out to be a mistake', async () => {
    const [told, own, same] = [randomUUID(), randomUUID(), randomUUID()];
    const [stop, known] = [{ stop: randomUUID(), origins: [told], reason: 'deceased', toldBy: 'family' }, knownAs(told)];
    const rows = async (table: string, origin: string, and = 'true') => (await database.db.query<unknown[]>(`SELECT FROM ${table} WHERE origin = $1 AND ${and}`, [origin])).length;
    await publish([factMessage({ contract: CustomerContactStopped, data: stop, known })]);
    await waitFor('the stop', async () => (await rows('contact_stops', told, 'NOT is_over')) === 1);
    const unasked = [await complete(knownAs(own, told)), await complete(knownAs(same, told))];
    for (const origin of [own, same]) await waitFor('their contacts', async () => (await rows('known_origins', origin)) === 1);
    await publish([factMessage({ contract: CustomerContactResumed, data: { stop: stop.stop, origins: [told] }, known })]);
    await waitFor('the end of it', async () => (await rows('contact_stops', told, 'is_over')) === 1);
    await invited(known);
    expect(unasked.map(requestOf)).toEqual([undefined, undefined]);
  });

  it('is refused with a channel or a member of a question that nobody knows', async () => {
    expect((await changeSurvey(() => ({ channels: ['pigeon'] }))).body).toMatchObject({ status: 400, pointer: '/channels' });
    const odd = await changeSurvey(({ questions }) => ({ questions: [{ ...questions[0], required: true }] }));
    expect(odd.body).toMatchObject({ status: 400, pointer: '/questions/0/required' });
  });
});

describe('an answer', () => {
  it('is stated with what was chosen in the words in which it was asked', async () => {
    const { body } = (await get('/api/surveys')) as { body: { items: { id: string; questions: Question[] }[] } };
    const survey = body.items.find(({ questions }) => questions.some(({ type }) => type === 'choice'))!;
    const question = survey.questions.find((each) => each.type === 'choice')!;
    const option = question.options.at(-1)!;
    const answerId = randomUUID();
    const customer = { identifiers: [mail('aya@example.jp')] };
    await publish([messageOf({ contract: SurveyAnswer, data: { answerId, survey: survey.id, customer, answers: [{ question: question.id, value: option.id }] } })]);
    const [{ data }] = await waitFor('the fact', async () => {
      const facts = await database.db.query<{ data: object }[]>(`SELECT data FROM facts WHERE data->>'answer' = $1`, [answerId]);
      return facts.length > 0 && (facts as [{ data: object }]);
    });
    expect(data).toMatchObject({ choices: { [question.id]: option.id }, chosen: [{ question: question.text, option: option.label }] });
  });
});

describe('the page behind a link', () => {
  it('says how many questions there are and how long they take', async () => {
    const three = await invited();
    expect((await get(`${three.path}?lang=ja`)).text).toContain('<p>3問・1分ほどです。お答えになれるものだけで結構です。</p>');
    expect((await get(`${three.path}?lang=en`)).text).toContain('<p>3 questions, about 1 minute. Answer only what you like.</p>');
    expect((await changeSurvey(({ questions }) => ({ questions: questions.slice(0, 1) }))).status).toBe(200);
    const one = await invited();
    expect((await get(`${one.path}?lang=ja`)).text).toContain('<p>1問・1分ほどです。');
    expect((await get(`${one.path}?lang=en`)).text).toContain('<p>1 question, about 1 minute.');
    // The first was sent with three questions and keeps them.
    expect((await get(`${three.path}?lang=ja`)).text).toContain('<p>3問・1分ほどです。');
  });

  it('says what the settings say, as text and never as markup', async () => {
    const { path } = await invited();
    const { body, headers } = await get('/api/survey-settings');
    const { version, texts } = body as SurveySettings;
    expect(headers.etag).toBe(`"${version}"`);
    const other = { ...texts, intro: { ja: '<b>{{questions}}</b>、{{ minutes }}です', en: 'Go' }, unknown: { ja: '見当たりません', en: 'Gone' } };
    const settings = { secondsPerQuestion: 90, texts: other };
    const incomplete = { ...settings, texts: { ...other, send: undefined } };
    expect((await put('/api/survey-settings', incomplete, version)).body).toMatchObject({ status: 400, pointer: '/texts/send' });
    expect((await put('/api/survey-settings', settings, version)).body).toMatchObject({ version: version + 1, texts: other });
    expect((await put('/api/survey-settings', settings, version)).status).toBe(412);
    expect((await get(`${path}?lang=ja`)).text).toContain('<p>&#60;b&#62;1問&#60;/b&#62;、2分です</p>');
    const nowhere = await get('/s/nowhere?lang=ja');
    expect(nowhere.status).toBe(404);
    expect(nowhere.text).toContain('見当たりません');
  });
});
