import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allTopics, eventsTopic, intakeTopic, services } from '@engawa/contracts';
import { headerSchemas, headersOf } from './asyncapi-headers.mjs';
import { describedContracts } from './contract-source.mjs';
import { sampleOf } from './samples.mjs';

const RETENTION_MS = 7 * 24 * 60 * 60 * 1000;
const profile = 'customer-profile';

/**
 * The whole system in one AsyncAPI 3.1 document: a channel per topic, and who sends and receives on it by
 * tag.
 */
export function files(root) {
  const contracts = describedContracts(root);
  const { version, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const schemas = {};
  const messages = messagesOf(root, contracts, schemas);
  const document = {
    asyncapi: '3.1.0',
    info: {
      title: 'Engawa',
      version,
      description: `${description}. CloudEvents 1.0 in Kafka's binary mode; structured mode is read as well.`,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      tags: ['gateway', ...services].map((name) => ({ name })),
    },
    defaultContentType: 'application/json',
    servers: { kafka: server },
    channels: Object.fromEntries(allTopics.map((topic) => [topic, channel(topic, messages)])),
    operations: Object.fromEntries(operations(messages)),
    components: {
      messages: Object.fromEntries(messages.map(({ id, message }) => [id, message])),
      schemas: { ...headerSchemas, ...sorted(schemas) },
    },
  };
  return new Map([['asyncapi.json', `${JSON.stringify(document, null, 2)}\n`]]);
}

const server = {
  host: '{broker}',
  protocol: 'kafka',
  description: 'The brokers that KAFKA_BROKERS names.',
  variables: { broker: { default: '127.0.0.1:19092', description: 'A broker of the installation.' } },
};

/**
 * Every message with the topics it travels on. A fact is stated by its owner and again, with its customer, by
 * customer-profile.
 */
function messagesOf(root, contracts, schemas) {
  return contracts.flatMap((contract) => {
    const payload = collectShapes(contract.data, contract.name, schemas);
    const make = (headers, key) =>
      message({ contract, payload, headers, key, sample: sampleOf(root, contract) });
    const known = (id) => ({
      id,
      topic: eventsTopic(profile),
      message: make('KnownFactHeaders', 'The origin of the customer it is about.'),
    });
    if (contract.kind === 'intake') {
      const key = `HMAC of \`${contract.keyExpression}\`. What other writers choose as key is not relied on.`;
      const { owner, name, forPublishers } = contract;
      return [{ id: name, topic: intakeTopic(owner), forPublishers, message: make('IntakeHeaders', key) }];
    }
    if (contract.owner === profile) return [known(contract.name)];
    const stated = make('FactHeaders', `\`${contract.keyExpression}\``);
    return [
      { id: contract.name, topic: eventsTopic(contract.owner), message: stated },
      known(`${contract.name}.known`),
    ];
  });
}

function message({ contract, payload, headers, key, sample }) {
  const known = headers === 'KnownFactHeaders';
  const note = known ? ' Here it comes with its customer, without identifiers and personal fields.' : '';
  return {
    name: contract.type,
    title: `${contract.type} (version ${contract.version})`,
    description: `${contract.comment}${note}`,
    contentType: 'application/json',
    tags: [{ name: contract.owner }],
    headers: headersOf(headers, contract),
    payload,
    bindings: { kafka: { key: { type: 'string', description: key }, bindingVersion: '0.5.0' } },
    examples: [
      { name: 'sample', payload: known ? withoutPersonal(sample.data, contract.data) : sample.data },
    ],
  };
}

function withoutPersonal(data, schema) {
  const { origin } = data.customer;
  const kept = Object.entries(data).filter(([name]) => !schema.properties[name]['x-personal']);
  return { ...Object.fromEntries(kept), customer: origin ? { origin } : {} };
}

function channel(topic, messages) {
  const here = messages.filter((each) => each.topic === topic);
  return {
    address: topic,
    description: here.length ? undefined : 'Nothing is reported to this service yet.',
    messages: Object.fromEntries(here.map(({ id }) => [id, { $ref: `#/components/messages/${id}` }])),
    bindings: {
      kafka: {
        topic,
        partitions: 12,
        replicas: 3,
        topicConfiguration: { 'retention.ms': RETENTION_MS },
        bindingVersion: '0.5.0',
      },
    },
  };
}

function* operations(messages) {
  const operation = (who, action, topic, which = () => true) => {
    const here = messages.filter((each) => each.topic === topic && which(each));
    const refs = here.map(({ id }) => ({ $ref: `#/channels/${topic}/messages/${id}` }));
    const value = { action, channel: { $ref: `#/channels/${topic}` }, tags: [{ name: who }], messages: refs };
    return [`${who}.${action}.${topic}`, value];
  };
  yield operation('gateway', 'receive', intakeTopic('gateway'));
  yield operation('services', 'send', intakeTopic('gateway'));
  for (const service of services) {
    const intake = intakeTopic(service);
    yield operation(service, 'receive', intake);
    yield operation('gateway', 'send', intake, (each) => each.forPublishers);
    const requests = messages.filter((each) => each.topic === intake && !each.forPublishers);
    if (requests.length) yield operation('services', 'send', intake, (each) => !each.forPublishers);
    yield operation(service, 'send', eventsTopic(service));
    if (service !== profile) yield operation(profile, 'receive', eventsTopic(service));
    if (service !== profile) yield operation(service, 'receive', eventsTopic(profile));
  }
}

/** Moves every named shape to `schemas` and leaves a reference in its place. */
function collectShapes(schema, name, schemas) {
  const { 'x-personal': personal, ...shape } = { ...schema, title: name };
  schemas[name] ??= withReferences(shape, schemas);
  const reference = { $ref: `#/components/schemas/${name}` };
  return personal ? { allOf: [reference], 'x-personal': true } : reference;
}

function withReferences(schema, schemas) {
  const inside = (each) =>
    each.title ? collectShapes(each, each.title, schemas) : withReferences(each, schemas);
  const { items, properties, ...rest } = schema;
  return {
    ...rest,
    ...(items ? { items: inside(items) } : {}),
    ...(properties ? { properties: mapValues(properties, inside) } : {}),
  };
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
}

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)));
}
