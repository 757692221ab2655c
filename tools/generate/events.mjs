import { eventsTopic, services, timelineEntry, topicOf } from '@engawa/contracts';
import { describedContracts } from './contract-source.mjs';
import { sampleOf } from './samples.mjs';

/** `docs/events.md`: every type with its owner, topic, key, fields, wording and sample, by service. */
export function files(root) {
  const contracts = describedContracts(root);
  const shapes = new Map();
  const sections = ['gateway', ...services].map((service) => {
    const own = contracts.filter(({ owner }) => owner === service);
    return [
      `## ${service}`,
      ...own.map((contract) => section(contract, sampleOf(root, contract), shapes)),
    ].join('\n\n');
  });
  const text = [introduction, overview(contracts), ...sections, shapeSections(shapes)].join('\n\n');
  return new Map([['docs/events.md', `${text}\n`]]);
}

const introduction = `# Events

Made by \`npm run generate\` from \`libs/contracts\`; changes belong there. An *intake* is what somebody
reports to the service that owns it. A *fact* is what that service recorded, in the past tense. Each type's
JSON Schema is in \`libs/contracts/schemas\`, its sample in \`libs/contracts/samples\`, the channels in
\`asyncapi.json\`.

customer-profile states every fact about a customer again on
\`${eventsTopic('customer-profile')}\`: same type, id and data, with the customer
(\`ce_customerid\`, \`ce_groupversion\`; the key is the origin), without identifiers and without the fields
marked *personal*. Other services read facts there.`;

function overview(contracts) {
  const rows = contracts.map(
    ({ type, kind, owner, name }) =>
      `| [${type}](#${anchor(type)}) | ${kind === 'event' ? 'fact' : kind} | ${owner} | \`${name}\` |`,
  );
  return ['| type | kind | owner | symbol |', '|---|---|---|---|', ...rows].join('\n');
}

function section(contract, sample, shapes) {
  const { type, version, comment, owner, keyExpression, kind } = contract;
  const requests = kind === 'intake' && !contract.forPublishers ? ' Only services send it.' : '';
  return [
    `### ${type}`,
    `${comment}${requests}`,
    [
      `- version ${version}, owner ${owner}, topic \`${topicOf(contract)}\``,
      `- key: ${code(keyExpression)}${kind === 'intake' ? ', as an HMAC' : ''}`,
      ...(kind === 'event' ? timelineLines(contract, sample.data) : []),
    ].join('\n'),
    fieldTable(contract.data, shapes),
    `<details><summary>Sample</summary>\n\n${jsonBlock(sample)}\n\n</details>`,
  ].join('\n\n');
}

const jsonBlock = (value) => ['```json', JSON.stringify(value, null, 2), '```'].join('\n');

/** The wording as written, and how the sample stands on the timeline. */
function timelineLines(contract, data) {
  const { department, channel, direction, title } = timelineEntry(contract, data);
  const { title: said } = contract.timeline;
  const wording = typeof said === 'function' ? said(data) : said;
  return [
    `- timeline: ja ${wording.ja} / en ${wording.en}`,
    `- the sample there: ${department}, ${channel}, ${direction}: ${title.ja} / ${title.en}`,
  ];
}

function fieldTable(schema, shapes) {
  const rows = fieldRows(schema, '', shapes);
  return ['| field | | type | meaning |', '|---|---|---|---|', ...rows].join('\n');
}

function fieldRows(schema, prefix, shapes) {
  return Object.entries(schema.properties).flatMap(([name, field]) => {
    const personal = field['x-personal'] ? ', *personal*' : '';
    const required = schema.required?.includes(name) ? 'required' : 'optional';
    const cells = [`\`${prefix}${name}\``, `${required}${personal}`, typeOf(field, shapes), meaningOf(field)];
    const nested = field.type === 'object' && field.properties && !field.title;
    return [`| ${cells.join(' | ')} |`, ...(nested ? fieldRows(field, `${prefix}${name}.`, shapes) : [])];
  });
}

/** A named shape has its own section, where its description stands. */
function meaningOf(field) {
  return field.title ? '' : (field.description ?? '').replaceAll('|', '\\|');
}

function typeOf(field, shapes) {
  if (field.title) {
    shapes.set(field.title, field);
    return `[${field.title}](#${anchor(field.title)})`;
  }
  if (field.enum) return field.enum.map((value) => `\`${value}\``).join(', ');
  if (field.anyOf) return field.anyOf.map((each) => typeOf(each, shapes)).join(' or ');
  if (field.type === 'array')
    return `list of ${typeOf(field.items, shapes)}${range(field.minItems, field.maxItems)}`;
  if (field.patternProperties) return `map of ${typeOf(Object.values(field.patternProperties)[0], shapes)}`;
  if (field.type === 'string') return field.format ?? `text${range(field.minLength, field.maxLength)}`;
  return `${field.type ?? 'anything'}${range(field.minimum, field.maximum)}`;
}

function range(least, most) {
  const tooLargeToTell = most === Number.MAX_SAFE_INTEGER;
  if (most === undefined || tooLargeToTell) return least === undefined ? '' : `, ${least} or more`;
  return `, ${least ?? 0}–${most}`;
}

/** Shapes name further shapes; those are found while their rows are written. */
function shapeSections(shapes) {
  const written = [];
  for (const [name, shape] of shapes) {
    written.push(
      [`### ${name}`, shape.description ?? '', fieldTable(shape, shapes)].filter(Boolean).join('\n\n'),
    );
  }
  return ['## Shapes', ...written].join('\n\n');
}

/** Key expressions may be template literals, so their backticks need a longer fence. */
function code(text) {
  return text.includes('`')
    ? `\`\` ${text.replaceAll(/\s+/g, ' ')} \`\``
    : `\`${text.replaceAll(/\s+/g, ' ')}\``;
}

function anchor(heading) {
  return heading.toLowerCase().replaceAll(/[^\w-]/g, '');
}
