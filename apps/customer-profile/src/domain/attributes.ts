import type { Words } from '@engawa/contracts';
import { foldName } from './name-folding.js';
import { dateOf } from './written-dates.js';

export const attributeTypes = ['text', 'number', 'date', 'boolean', 'choice'] as const;
export type AttributeValue = string | number | boolean;

/** What a company wants to know of its customers beside what everybody wants to know. */
export interface Attribute {
  id: string;
  name: Words;
  type: (typeof attributeTypes)[number];
  /** Of a choice; the value is the id of one of them. */
  choices: { id: string; name: Words }[];
  /** Nothing new is taken for it; what was said stays. */
  retired: boolean;
}

export type WrongAttribute = 'not-declared' | 'not-of-its-type';

/** What is wrong with values, by the ids they are told under. */
export class Attributes {
  private readonly byId: Map<string, Attribute>;
  private readonly all: Set<string>;

  constructor(attributes: Attribute[]) {
    this.all = new Set(attributes.map(({ id }) => id));
    this.byId = new Map(attributes.filter(({ retired }) => !retired).map((each) => [each.id, each]));
  }

  /** Also one that was retired. */
  knows(id: string): boolean {
    return this.all.has(id);
  }

  violations(values: Record<string, unknown> = {}): { id: string; code: WrongAttribute }[] {
    return Object.entries(values).flatMap(([id, value]): { id: string; code: WrongAttribute }[] => {
      const attribute = this.byId.get(id);
      if (!attribute) return [{ id, code: 'not-declared' }];
      return isOfType(attribute, value) ? [] : [{ id, code: 'not-of-its-type' }];
    });
  }

  /** The field of a file whose column has the name of an attribute, in either language, or its id. */
  named(column: string): `attributes.${string}` | undefined {
    const name = foldName(column);
    const found = [...this.byId.values()].find((each) => [each.id, each.name.ja, each.name.en].some((own) => foldName(own) === name));
    return found && `attributes.${found.id}`;
  }

  /** The value that a cell of a file means, or what is wrong with it. */
  read(id: string, text: string): { value: AttributeValue } | { code: WrongAttribute } {
    const attribute = this.byId.get(id);
    if (!attribute) return { code: 'not-declared' };
    const value = READERS[attribute.type](text.normalize('NFKC').trim(), attribute);
    return value !== undefined && isOfType(attribute, value) ? { value } : { code: 'not-of-its-type' };
  }
}

/** Longest text of an attribute, in characters. */
const TEXT_MAX = 256;

function isOfType({ type, choices }: Attribute, value: unknown): boolean {
  if (type === 'text') return typeof value === 'string' && value.length > 0 && value.length <= TEXT_MAX;
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (type === 'date') return typeof value === 'string' && isDay(value);
  if (type === 'boolean') return typeof value === 'boolean';
  return choices.some(({ id }) => id === value);
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

const YES = new Set(['はい', '有', 'あり', '○', '〇', '1', 'true', 'yes', 'y']);
const NO = new Set(['いいえ', '無', 'なし', '×', '0', 'false', 'no', 'n']);

const READERS: Record<Attribute['type'], (text: string, attribute: Attribute) => AttributeValue | undefined> = {
  text: (text) => text,
  number: (text) => (/^[+-]?\d[\d,]*(\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : undefined),
  date: dateOf,
  boolean: (text) => (YES.has(text.toLowerCase()) ? true : NO.has(text.toLowerCase()) ? false : undefined),
  choice: (text, { choices }) => choices.find(({ id, name }) => [id, name.ja, name.en].includes(text))?.id,
};
