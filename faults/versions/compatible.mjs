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
 * the logs of it would be read by none. A type that is new concerns nobody of before.
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

/** Whether the code of a service, or of a lib, has a word outside the migrations. */
export function usedIn(folder, service) {
  const sources = [join(folder, 'apps', service, 'src'), join(folder, 'libs')].flatMap((place) =>
    filesIn(place)
      .filter((name) => name.endsWith('.ts') && !/migration/.test(name))
      .map((name) => readFileSync(join(place, name), 'utf8')),
  );
  return (word) => sources.some((text) => new RegExp(`\\b${word}\\b`).test(text));
}
