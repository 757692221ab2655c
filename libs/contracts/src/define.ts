import { Type, type Static, type TObject, type TProperties, type TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { storableViolation } from './storable.js';

/** The services that own event types. The name is also the middle of the topics `engawa.<service>.intake` and `.events`. */
export const services = [
  'customer-profile',
  'order-ingest',
  'contact-center',
  'survey',
  'segmentation',
  'messaging',
] as const;
export type Service = (typeof services)[number];
/** The gateway owns no facts about customers, but others report to it, too. */
export type Owner = Service | 'gateway';

export type Department = 'order' | 'care' | 'message' | 'survey' | 'site' | 'store' | 'core';
export type Direction = 'in' | 'out' | 'none';
/** What a timeline entry is about: keys of transactions in their owners. */
export interface About {
  order?: string;
  subscription?: string;
  contact?: string;
  survey?: string;
  message?: string;
}
export interface Words {
  ja: string;
  en: string;
}

/** How a fact stands on the timeline. `{field}` in a title is replaced by that field of the fact's data. */
export interface TimelineEntryRule<D> {
  department: Department | ((data: D) => Department);
  channel: string | ((data: D) => string);
  direction: Direction | ((data: D) => Direction);
  title: Words | ((data: D) => Words);
  about: (data: D) => About;
}

/** A broken rule, at a JSON pointer (RFC 6901) into the checked value. Never contains the value itself. */
export interface Violation {
  pointer: string;
  detail: string;
}

interface Contract<D extends TObject> {
  /** CloudEvents `type`. */
  type: string;
  /** Version of the data's shape, the CloudEvents extension `dataversion`. */
  version: number;
  owner: Owner;
  /** Id of the order, contact or answer it is about; never personal data in a fact. */
  key: (data: Static<D>) => string;
  data: D;
  /** Lists what is wrong with `data`; empty means it keeps the contract. */
  check: (data: unknown) => Violation[];
}

/** What somebody reports to the service that owns it. Nothing is a fact until the owner has recorded it. */
export interface IntakeContract<D extends TObject = TObject> extends Contract<D> {
  kind: 'intake';
  /** False for requests between services, which the gateway refuses from publishers. */
  forPublishers: boolean;
}

/** A recorded fact in the past tense, stated by its owner alone. */
export interface EventContract<D extends TObject = TObject> extends Contract<D> {
  kind: 'event';
  owner: Service;
  timeline: TimelineEntryRule<Static<D>>;
}

export type DataOf<C> = C extends { data: infer D extends TSchema } ? Static<D> : never;

const registry = new Map<string, IntakeContract | EventContract>();

/** Defines a type that others report to `owner` on `engawa.<owner>.intake`. */
export function defineIntake<P extends TProperties>(
  definition: Omit<IntakeContract<TObject<P>>, 'kind' | 'check' | 'version' | 'forPublishers'> &
    Partial<Pick<IntakeContract, 'version' | 'forPublishers'>>,
): IntakeContract<TObject<P>> {
  const contract: IntakeContract<TObject<P>> = {
    kind: 'intake',
    version: 1,
    forPublishers: true,
    ...definition,
    check: intakeChecker(definition.data),
  };
  return register(contract);
}

/**
 * Defines a fact that `owner` states on `engawa.<owner>.events`. customer-profile enters it on the timeline (its one
 * consumer of all facts is on-any-fact.ts) and states it again with its customer for whoever says `@On(TheFact)`.
 */
export function defineEvent<P extends TProperties>(
  definition: Omit<EventContract<TObject<P>>, 'kind' | 'check' | 'version'> & Partial<Pick<EventContract, 'version'>>,
): EventContract<TObject<P>> {
  const contract: EventContract<TObject<P>> = {
    kind: 'event',
    version: 1,
    ...definition,
    check: checker(definition.data),
  };
  return register(contract);
}

/** Every contract by its type, intakes and events alike. */
export function contractOf(type: string): IntakeContract | EventContract | undefined {
  return registry.get(type);
}

export function allContracts(): (IntakeContract | EventContract)[] {
  return [...registry.values()].sort((a, b) => a.type.localeCompare(b.type));
}

function register<C extends { type: string }>(contract: C): C {
  if (registry.has(contract.type)) throw new Error(`Two contracts of type ${contract.type}`);
  registry.set(contract.type, contract as unknown as IntakeContract | EventContract);
  return contract;
}

/** Compiles at first use: a service touches a third of the contracts, and a compilation costs a millisecond. */
function checker(schema: TObject): (data: unknown) => Violation[] {
  let validator: Validator | undefined;
  return (data) => {
    validator ??= Compile(schema);
    return validator.Check(data) ? [] : violations(validator, data);
  };
}

/** Facts come out of rows, which cannot hold such a text; what others report may have it anywhere. */
function intakeChecker(schema: TObject): (data: unknown) => Violation[] {
  const check = checker(schema);
  return (data) => {
    const found = check(data);
    const unstorable = found.length === 0 ? storableViolation(data) : undefined;
    return unstorable ? [unstorable] : found;
  };
}

interface Shape {
  properties?: Record<string, object>;
  items?: object;
}

/**
 * Takes away whatever a contract does not declare, which a sender of another version may say and nobody here may take for a field of
 * their own. Gives the pointers of what was there.
 */
export function takeUndeclared(schema: object, value: unknown, pointer = ''): string[] {
  const { properties, items } = schema as Shape;
  if (typeof value !== 'object' || value === null) return [];
  if (items && Array.isArray(value)) return value.flatMap((each, place) => takeUndeclared(items, each, `${pointer}/${place}`));
  if (!properties) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    if (Object.hasOwn(properties, name)) return takeUndeclared(properties[name]!, member, `${pointer}/${name}`);
    delete (value as Record<string, unknown>)[name];
    return [`${pointer}/${name}`];
  });
}

function violations(validator: Validator, data: unknown): Violation[] {
  const found = new Map<string, string>();
  for (const error of validator.Errors(data)) {
    const missing = error.keyword === 'required' ? error.params.requiredProperties : [''];
    for (const property of missing) {
      const pointer = property ? `${error.instancePath}/${property}` : error.instancePath;
      if (!found.has(pointer) && found.size < 20) found.set(pointer, property ? 'is missing' : error.message);
    }
  }
  return [...found].map(([pointer, detail]) => ({ pointer, detail }));
}

/** Marks a field that tells who a person is or what they said. It is not republished on `customer-profile.events`. */
export function Personal<T extends TSchema>(schema: T): T {
  return { ...schema, personal: true } as T;
}

/** Names of the top-level fields of `contract` that are personal. Personal fields are always optional. */
export function personalFields(contract: { data: TObject }): string[] {
  return Object.entries(contract.data.properties)
    .filter(([, schema]) => (schema as { personal?: boolean }).personal)
    .map(([name]) => name);
}

export { Type, type Static };
