import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { CannotStart } from '../runtime/cannot-start.mjs';
import { camel, pascal, wordsOf } from './names.mjs';

export const usage = 'npm run new:event NOUN.VERBED [-- --owner SERVICE]    a fact, such as order.returned';

/** What a timeline entry may be about, besides its customer. */
const ABOUT = ['order', 'subscription', 'contact', 'survey', 'message'];

/** A fact's contract and its sample, by which every consumer's test reads it. Resolves to `{ files, next }`. */
export function newEvent(root, [type], { owner }) {
  const { noun, verb } = wordsOf(type);
  const name = pascal(`${noun}-${verb}`);
  const file = `libs/contracts/src/${noun}/${noun}-${verb}.ts`;
  const index = 'libs/contracts/src/index.ts';
  if (existsSync(join(root, file))) throw new CannotStart(`${file} is there already.`);
  const states = owner ?? ownerOf(root, noun);
  const exported = `export { ${name} } from './${noun}/${noun}-${verb}.js';\n`;
  return {
    files: {
      [file]: contract({ noun, verb, name, owner: states }),
      [index]: readFileSync(join(root, index), 'utf8').trimEnd() + `\n${exported}`,
      [`libs/contracts/samples/engawa.${noun}.${verb}.1.json`]: `${JSON.stringify(sample({ noun, verb, owner: states }), null, 2)}\n`,
    },
    next: [
      `say in ${file} when it is stated and who may rely on it, and its title in both languages`,
      `give it its fields, and the sample a value for each`,
      `npm run build && npm run generate, then npm test -- unit`,
      `state it: fact(${name}, …) in a command of apps/${states}`,
    ],
  };
}

/** Facts of one noun have one owner. */
function ownerOf(root, noun) {
  const folder = join(root, 'libs/contracts/src', noun);
  const [known] = existsSync(folder) ? readdirSync(folder).filter((each) => !each.endsWith('.spec.ts')) : [];
  if (!known) throw new CannotStart(`Nothing is stated of ${noun} yet: say whose it is with --owner.`);
  return /owner: '([^']+)'/.exec(readFileSync(join(folder, known), 'utf8'))[1];
}

const contract = ({ noun, verb, name, owner }) => `import { defineEvent, Type } from '../define.js';
import { FactCustomer, Text } from '../fields.js';

/** Stated when TODO. Everyone may rely on TODO. */
export const ${name} = defineEvent({
  type: 'engawa.${noun}.${verb}',
  owner: '${owner}',
  key: (data) => data.${camel(noun)},
  data: Type.Object({
    ${camel(noun)}: Text(130),
    customer: FactCustomer,
  }),
  timeline: {
    department: 'core',
    channel: 'web',
    direction: 'in',
    title: { ja: 'TODO {${camel(noun)}}', en: 'TODO {${camel(noun)}}' },
    about: ${ABOUT.includes(noun) ? `(data) => ({ ${noun}: data.${noun} })` : '() => ({})'},
  },
});
`;

const sample = ({ noun, verb, owner }) => ({
  specversion: '1.0',
  id: uuidv7(),
  source: `//engawa/${owner}`,
  type: `engawa.${noun}.${verb}`,
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  dataversion: 1,
  data: {
    [camel(noun)]: `musubino:${noun}-1`,
    customer: { identifiers: [{ kind: 'mail', value: 'aya.morita@example.jp', verified: true }] },
  },
});
