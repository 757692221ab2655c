import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allContracts, contractOf, timelineEntry, type EventContract } from './index.js';

interface Schema {
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  personal?: boolean;
}
interface Sample {
  specversion: string;
  id: string;
  source: string;
  type: string;
  time: string;
  datacontenttype: string;
  dataversion: number;
  data: Record<string, unknown>;
}

const folder = join(import.meta.dirname, '../samples');
const fileOf = (contract: { type: string; version: number }) => `${contract.type}.${contract.version}.json`;
const sampleOf = (contract: { type: string; version: number }) =>
  JSON.parse(readFileSync(join(folder, fileOf(contract)), 'utf8')) as Sample;

const contracts = allContracts().map((contract) => [contract.type, contract] as const);
const events = contracts.filter((each): each is [string, EventContract] => each[1].kind === 'event');

describe('samples', () => {
  it('belong to a contract each', () => {
    expect(readdirSync(folder).sort()).toEqual(allContracts().map(fileOf).sort());
  });

  it.each(contracts)('%s has a sample that is a CloudEvent and keeps the contract', (type, contract) => {
    const { data, ...envelope } = sampleOf(contract);
    expect(envelope).toMatchObject({
      specversion: '1.0',
      type,
      datacontenttype: 'application/json',
      dataversion: contract.version,
    });
    expect(envelope.id).toMatch(/./);
    expect(envelope.source).toMatch(/^\/\//);
    expect(Date.parse(envelope.time)).not.toBeNaN();
    expect(contract.check(data)).toEqual([]);
    expect(contract.key(data as never)).toMatch(/./);
  });

  it.each(contracts)('%s shows every field that its contract has', (_, contract) => {
    expect(Object.keys(sampleOf(contract).data).sort()).toEqual(Object.keys(contract.data.properties).sort());
  });

  it.each(contracts)('%s notices each required field that is missing or of another type', (_, contract) => {
    const pointers = requiredPointers(contract.data as Schema, sampleOf(contract).data, '');
    expect(pointers.length).toBeGreaterThan(0);
    for (const pointer of pointers) {
      const violated = (change: Change) => contract.check(changed(sampleOf(contract).data, pointer, change));
      expect(violated('remove')).toContainEqual({ pointer, detail: 'is missing' });
      expect(violated('null').map((violation) => violation.pointer)).toContain(pointer);
    }
  });

  it('name only people who cannot be reached', () => {
    const text = allContracts()
      .map((contract) => JSON.stringify(sampleOf(contract)))
      .join('\n');
    for (const [mail] of text.matchAll(/[\w.+-]+@[\w.-]+/g)) expect(mail).toMatch(/@example\.jp$/);
    for (const [phone] of text.matchAll(/"0\d{1,3}-\d{2,4}-\d{4}"/g))
      expect(phone).toMatch(/"(0\d0-0000|09\d\d-00)-\d{4}"/);
  });
});

describe('facts', () => {
  it.each(events)('%s stands on the timeline under a title without unfilled places', (_, contract) => {
    const { title } = timelineEntry(contract, sampleOf(contract).data);
    for (const words of [title.ja, title.en]) expect(words).toMatch(/^[^{}]+$/);
  });

  it.each(events)('%s fills its title from required fields alone', (_, contract) => {
    const { title } = contract.timeline;
    const written = typeof title === 'function' ? title(sampleOf(contract).data as never) : title;
    const places = Object.values(written).flatMap((words) => [
      ...words.matchAll(/\{(\w+)\}/g),
    ]);
    for (const [, field] of places) expect((contract.data as Schema).required).toContain(field);
  });

  it.each(events)('%s does without its personal fields', (_, contract) => {
    expect(requiredPersonalFields(contract.data as Schema)).toEqual([]);
  });

  it('are found by their type', () => {
    for (const [type, contract] of contracts) expect(contractOf(type)).toBe(contract);
  });
});

/** JSON pointers to every required field that the sample reaches, those of list items in the first item. */
function requiredPointers(schema: Schema, data: unknown, at: string): string[] {
  if (schema.items && Array.isArray(data))
    return data.length ? requiredPointers(schema.items, data[0], `${at}/0`) : [];
  if (!schema.properties || typeof data !== 'object' || data === null) return [];
  const here = (schema.required ?? []).map((name) => `${at}/${name}`);
  const below = Object.entries(data).flatMap(([name, value]) =>
    requiredPointers(schema.properties?.[name] ?? {}, value, `${at}/${name}`),
  );
  return [...here, ...below];
}

type Change = 'remove' | 'null';

/** `data` is a fresh copy, which is changed in place. */
function changed(data: Record<string, unknown>, pointer: string, change: Change): unknown {
  const path = pointer.split('/').slice(1);
  const last = path.pop()!;
  const parent = path.reduce<Record<string, unknown>>(
    (inner, name) => inner[name] as Record<string, unknown>,
    data,
  );
  if (change === 'remove') delete parent[last];
  else parent[last] = null;
  return data;
}

function requiredPersonalFields(schema: Schema): string[] {
  if (schema.items) return requiredPersonalFields(schema.items);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    ...(field.personal && schema.required?.includes(name) ? [name] : []),
    ...requiredPersonalFields(field),
  ]);
}
