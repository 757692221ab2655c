import { migrate } from '@engawa/postgres';
import { freshDatabase } from '@engawa/testkit';
import { foldedIn } from './db/folded-name.js';
import { migrations } from './db/migrations/index.js';
import { MoreForms1764880000101 } from './db/migrations/more-forms.js';
import { foldName, FORMS, HIRAGANA } from './domain/name-folding.js';
import { queryGrams } from './domain/profile.js';

describe('a name', () => {
  it('is folded by the database as by the service, whatever forms it has', async () => {
    const { db, drop } = await freshDatabase([]);
    const names = [...FORMS, ...[...HIRAGANA].map((kana) => `${kana}森`), 'ﾀｶﾊｼ　ｱﾔ', '髙\u200b橋 A', 'な\ufa0e\uf91b', '\u2fd3', '森田 彩'];
    const rows = await db.query<{ name: string; folded: string }[]>(`SELECT name, ${foldedIn('name')} AS folded FROM unnest($1::text[]) AS each (name)`, [names]);
    expect(rows).toEqual(names.map((name) => ({ name, folded: foldName(name) })));
    await drop();
  });

  it('that was entered before a form was folded is found by any of them, and the version before finds it too', async () => {
    const before = await freshDatabase(migrations.filter((each) => each !== MoreForms1764880000101));
    await before.db.query(`INSERT INTO profiles (origin, fields, grams) VALUES (gen_random_uuid(), '{}', '{淸,淸彥,彥}'), (gen_random_uuid(), '{}', '{森,森田,田}')`);
    await migrate(Object.assign(new URL(process.env.TEST_DATABASE_URL!), { pathname: before.name }).href, migrations);
    const finds = async (grams: string[]) => (await before.db.query<object[]>('SELECT FROM profiles WHERE grams @> $1', [grams])).length;
    expect([await finds(queryGrams('清彦')), await finds(queryGrams('淸彥')), await finds(['淸彥']), await finds(queryGrams('森田'))]).toEqual([1, 1, 1, 1]);
    await before.drop();
  });
});
