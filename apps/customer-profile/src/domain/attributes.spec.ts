import { Attributes, type Attribute, type AttributeValue } from './attributes.js';

const declared = (id: string, type: Attribute['type']): Attribute => ({ id, type, name: { ja: id, en: id }, choices: [{ id: 'bitter', name: { ja: '苦め', en: 'Bitter' } }], retired: false });
const attributes = new Attributes((['text', 'number', 'date', 'boolean', 'choice'] as const).map((type) => declared(type, type)));

describe('an attribute', () => {
  it.each<[Attribute['type'], unknown, boolean]>([
    ['text', '紺', true],
    ['text', '', false],
    ['text', '紺'.repeat(257), false],
    ['text', 3, false],
    ['number', 1.5, true],
    ['number', Number.NaN, false],
    ['number', '1.5', false],
    ['date', '2026-02-28', true],
    ['date', '2026-02-30', false],
    ['date', '28.2.2026', false],
    ['boolean', false, true],
    ['boolean', 'false', false],
    ['choice', 'bitter', true],
    ['choice', '苦め', false],
    ['choice', null, false],
  ])('of the type %s takes %j: %s', (type, value, takes) => {
    expect(attributes.violations({ [type]: value })).toEqual(takes ? [] : [{ id: type, code: 'not-of-its-type' }]);
  });

  it('that nobody declared is refused, whatever it is called', () => {
    expect(attributes.violations(JSON.parse('{"__proto__": 1, "constructor": 2}') as object as Record<string, unknown>).map(({ code }) => code)).toEqual(['not-declared', 'not-declared']);
  });

  it.each<[Attribute['type'], string, AttributeValue | undefined]>([
    ['number', '１，２３４', 1234],
    ['number', '-0.5', -0.5],
    ['number', '約3', undefined],
    ['date', '令和元年5月1日', '2019-05-01'],
    ['boolean', '〇', true],
    ['boolean', 'いいえ', false],
    ['boolean', 'たぶん', undefined],
    ['choice', 'Bitter', 'bitter'],
    ['choice', '甘め', undefined],
  ])('of the type %s is read from %s as %s', (type, text, value) => {
    expect(attributes.read(type, text)).toEqual(value === undefined ? { code: 'not-of-its-type' } : { value });
  });
});
