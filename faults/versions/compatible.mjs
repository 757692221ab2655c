import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesIn } from '../../tools/source-files.mjs';

/** The contracts of the version that is built in `folder`: `[{ type, version, check }]`. */
export async function contractsOf(folder) {
  const { allContracts } = await import(pathToFileURL(join(folder, 'libs/contracts/dist/index.js')).href);
  return allContracts();
}

/**
 * What of the version before nobody states or reads any more: its consumers would wait for it for ever, and what lies in
 * the logs of it would be read by none. A type that is new is passed over by what was before, for good.
 */
export function goneContracts(before, after) {
  const now = new Map(after.map(({ type, version }) => [type, version]));
  return before.flatMap(({ type, version }) => {
    if (!now.has(type)) return [`${type} is gone`];
    return now.get(type) === version ? [] : [`${type} had dataversion ${version} and has ${now.get(type)}`];
  });
}

/**
 * Reads the samples of one version by the contracts of the other, and tells what is refused. A sample shows every field
 * of its contract, so a field that is newly required, or required no more, is found. A type or version that the reader
 * does not know is told by goneContracts.
 */
export async function refusedSamples({ writer, reader }) {
  const contracts = new Map((await contractsOf(reader)).map((each) => [each.type, each]));
  const folder = join(writer, 'libs/contracts/samples');
  return readdirSync(folder).flatMap((file) => {
    const { type, dataversion, data } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const contract = contracts.get(type);
    if (contract?.version !== dataversion) return [];
    return contract.check(data).map(({ pointer, detail }) => `${file} ${pointer} ${detail}`);
  });
}

const COLUMNS = `
  SELECT table_name AS "table", column_name AS "column", data_type AS type, is_nullable = 'YES' AS nullable,
         column_default IS NOT NULL OR is_identity = 'YES' OR is_generated = 'ALWAYS' AS filled
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migrations'`;

export async function columnsOf(system, services) {
  const lists = services.map(async (service) => [service, await system.query(service, COLUMNS)]);
  return Object.fromEntries(await Promise.all(lists));
}

/**
 * What a migration changed of one database that services of the version before do not survive: they write rows without
 * the columns they do not know, and what they name must be there. `isUsed(word)` says whether their code has the word.
 */
export function brokenColumns(before, after, isUsed) {
  const nameOf = ({ table, column }) => `${table}.${column}`;
  const now = new Map(after.map((each) => [nameOf(each), each]));
  const known = new Set(before.map(nameOf));
  const tables = new Set(before.map(({ table }) => table));
  const changes = before.flatMap((was) => {
    const is = now.get(nameOf(was));
    if (!is) return isUsed(was.column) && isUsed(was.table) ? [`${nameOf(was)} is gone and was used`] : [];
    if (is.type !== was.type) return [`${nameOf(was)} was ${was.type} and is ${is.type}`];
    return was.nullable && !is.nullable && !is.filled ? [`${nameOf(was)} has to be filled now`] : [];
  });
  const asked = after.filter(
    (each) => tables.has(each.table) && !known.has(nameOf(each)) && !each.nullable && !each.filled,
  );
  return [
    ...changes,
    ...asked.map((each) => `${nameOf(each)} has to be filled, and the version before does not know it`),
  ];
}

const SHAPE = `
  SELECT format('column %s.%s %s%s %s%s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN ' not null' END,
                attidentity, attgenerated, pg_get_expr(adbin, adrelid)) AS told
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
   WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> 'migrations' AND attnum > 0 AND NOT attisdropped
   UNION ALL
  SELECT format('constraint %s on %s %s', conname, conrelid::regclass, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND conrelid::regclass::text <> 'migrations'
   UNION ALL
  SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'migrations'`;

/** All columns, constraints and indexes of each service's tables, in words. */
export async function shapesOf(system, services) {
  const lists = services.map(async (service) => {
    const rows = await system.query(service, SHAPE);
    return [service, rows.map(({ told }) => told.trimEnd())];
  });
  return Object.fromEntries(await Promise.all(lists));
}

/**
 * Where tables that went on from the version before are other than those that today's migrations make of nothing. Most
 * likely a migration was changed after somebody had run it: who has run it does not run it again.
 */
export function otherShapes(fresh, migrated) {
  const only = (one, other) => one.filter((told) => !other.includes(told));
  return [
    ...only(fresh, migrated).map((told) => `only a new database has: ${told}`),
    ...only(migrated, fresh).map((told) => `only a database of the version before has: ${told}`),
  ];
}

/** Whether the code of a service, or of a lib, has a word outside the migrations. */
export function usedIn(folder, service) {
  const sources = [join(folder, 'apps', service, 'src'), join(folder, 'libs')].flatMap((place) =>
    filesIn(place)
      .filter((name) => name.endsWith('.ts') && !/migration/.test(name))
      .map((name) => readFileSync(join(place, name), 'utf8')),
  );
  return (word) => sources.some((text) => new RegExp(`\\b${word}\\b`).test(text));
}
