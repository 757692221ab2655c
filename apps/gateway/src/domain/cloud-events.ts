import {
  contractOf,
  ID_BYTES_MAX,
  nameViolation,
  SOURCE_BYTES_MAX,
  structuredData,
  timeViolation,
  type DataOf,
  type IntakeContract,
  type Violation,
} from '@engawa/contracts';
import { validTraceparent } from '@engawa/telemetry';
import type { Publisher } from './publisher.js';
import { isRefused, refuse, type Item } from './item.js';
import { withinScope } from './publisher-scope.js';
import { browserMay } from './browser-rights.js';

/** Largest data of one event; CloudEvents asks that 64 kB pass everywhere. */
const DATA_BYTES_MAX = 64 * 1024;

export interface Reception {
  publisher: Publisher;
  now: number;
  traceparent?: string;
}

/** Where the parts of an event in binary mode stand. */
export const BINARY_MODE = { attributes: 'header:ce-', data: '' };

/** Reads one CloudEvent, which stands at the pointer `at`; in structured form its attributes and data are its members. */
export function readCloudEvent(event: unknown, reception: Reception, at = '', parts = { attributes: `${at}/`, data: `${at}/data` }): Item {
  if (event === null || typeof event !== 'object' || Array.isArray(event)) {
    return refuse('not-an-event', 'A CloudEvent is a JSON object.', [{ pointer: at, detail: 'must be an object' }]);
  }
  const { id, source, type, specversion, time, dataversion, traceparent } = event as Record<string, unknown>;
  const name = { id: typeof id === 'string' ? id : undefined, source: typeof source === 'string' ? source : undefined };
  const wrong = attributeErrors({ id, source, type, specversion, time }, reception.now, parts.attributes);
  if (wrong.length > 0) return refuse('invalid', 'The event is not as it must be.', wrong, name);

  const contract = contractOf(type as string);
  if (contract?.kind !== 'intake' || !contract.forPublishers) {
    const detail = 'No service takes events of this type. The types are listed in docs/events.md.';
    return refuse('unknown-type', detail, [{ pointer: `${parts.attributes}type`, detail: 'is not known' }], name);
  }
  if (!isVersion(dataversion, contract.version)) {
    const errors = [{ pointer: `${parts.attributes}dataversion`, detail: `version ${contract.version} is the one that is read` }];
    return refuse('unknown-version', 'This version of the type is not known.', errors, name);
  }
  const read = structuredData(event as Record<string, unknown>);
  const dataAt = read.encoded ? `${at}/data_base64` : parts.data;
  if (read.detail) return refuse('invalid', 'The data cannot be read.', [{ pointer: dataAt, detail: read.detail }], name);
  const { data } = read;
  const invalid = contract.check(data).map(({ pointer, detail }) => {
    return read.encoded ? { pointer: dataAt, detail: `${pointer} ${detail}` } : { pointer: dataAt + pointer, detail };
  });
  if (invalid.length > 0) return refuse('invalid', 'The data is not as it must be.', invalid, name);
  if (Buffer.byteLength(JSON.stringify(data)) > DATA_BYTES_MAX) {
    return refuse('too-large', 'The data of one event has at most 64 kB.', [{ pointer: dataAt, detail: 'is too large' }], name);
  }
  const item = {
    id: id as string,
    source: source as string,
    contract: contract as IntakeContract,
    data: data as DataOf<IntakeContract>,
    time: time as string | undefined,
    traceparent: validTraceparent(traceparent) ?? reception.traceparent,
  };
  const { publisher } = reception;
  const scoped = withinScope(item, publisher, { type: { at: `${parts.attributes}type` }, source: { at: `${parts.attributes}source` } });
  if (isRefused(scoped) || publisher.kind === 'server') return scoped;
  const within = (pointer: string) => ({ at: read.encoded ? dataAt : dataAt + pointer });
  const said = { type: { at: `${parts.attributes}type` }, name: within('/name'), visitor: within('/customer/identifiers') };
  return browserMay(scoped, publisher, said);
}

/** An absent version is the first; in binary mode it is a text. */
function isVersion(given: unknown, version: number): boolean {
  return given === undefined ? version === 1 : given === version || given === String(version);
}

/** Binary mode: attributes in `ce-` headers, the data as the body. */
export function fromHeaders(headers: Record<string, string | string[] | undefined>, data: unknown): Record<string, unknown> {
  const attributes = Object.entries(headers)
    .filter(([name]) => name.startsWith('ce-'))
    .map(([name, value]) => [name.slice(3), percentDecoded(String(value))]);
  return { ...Object.fromEntries(attributes), data } as Record<string, unknown>;
}

/** CloudEvents HTTP binding 1.0.2, section 3.1.3.2: values outside printable ASCII are percent-encoded. */
function percentDecoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function attributeErrors(attributes: Record<string, unknown>, now: number, at: string): Violation[] {
  const errors: Violation[] = [];
  const say = (attribute: string, detail: string) => errors.push({ pointer: at + attribute, detail });
  const { id, source, type, specversion, time } = attributes;
  if (specversion !== '1.0') say('specversion', specversion === undefined ? 'is missing' : 'must be "1.0"');
  for (const [attribute, name, maxBytes] of [['id', id, ID_BYTES_MAX], ['source', source, SOURCE_BYTES_MAX]] as const) {
    const violation = typeof name === 'string' ? nameViolation(name, maxBytes) : undefined;
    if (typeof name !== 'string' || name === '') say(attribute, name === undefined ? 'is missing' : 'must be a text');
    else if (violation) say(attribute, violation);
  }
  if (typeof type !== 'string' || type === '') say('type', type === undefined ? 'is missing' : 'must be a text');
  if (time !== undefined) {
    const violation = typeof time === 'string' ? timeViolation(time, now) : 'must be a text';
    if (violation) say('time', violation);
  }
  return errors;
}
