import { startExpiring } from '@engawa/testkit';
import { OnCustomerDataExpired } from './consumers/on-customer-data-expired.js';
import { migrations } from './db/migrations/index.js';

let alone: Awaited<ReturnType<typeof startExpiring>>;
beforeAll(async () => {
  alone = await startExpiring('survey', OnCustomerDataExpired, migrations);
});
afterAll(() => alone.stop());

it('of an answer whose lifetime is over the score stays, and nothing of who gave it and what they wrote', async () => {
  for (const id of ['A-1', 'A-2']) {
    await alone.rows(
      `INSERT INTO answers (id, survey, score, out_of, comment, choices, customer, answered_at) SELECT $1, id, 9, 10, '寒かった', '{}', '{"origin": "x"}', '2015-01-01' FROM surveys LIMIT 1`,
      [id],
    );
  }
  await alone.stated('A-1', 'engawa.survey.answered', { comment: '寒かった' });
  expect(await alone.expired()).toMatchObject({ facts: 1, answers: 1 });
  expect(await alone.rows('SELECT id, score, comment, customer FROM answers ORDER BY id')).toEqual([
    { id: 'A-1', score: 9, comment: null, customer: {} },
    { id: 'A-2', score: 9, comment: '寒かった', customer: { origin: 'x' } },
  ]);
  expect(await alone.rows('SELECT FROM facts')).toEqual([]);
});

it('an invitation whose lifetime is over leaves the answer with the same id as it is', async () => {
  await alone.rows(
    `INSERT INTO answers (id, survey, score, out_of, comment, choices, customer, answered_at) SELECT 'A-3', id, 9, 10, '暖かかった', '{}', '{"origin": "x"}', '2015-01-01' FROM surveys LIMIT 1`,
  );
  await alone.stated('A-3', 'engawa.survey.invited', { invitation: 'A-3' });
  const answer = await alone.expired();
  expect([answer.facts, answer.answers ?? 0]).toEqual([1, 0]);
  expect(await alone.rows(`SELECT comment, customer FROM answers WHERE id = 'A-3'`)).toEqual([{ comment: '暖かかった', customer: { origin: 'x' } }]);
});
