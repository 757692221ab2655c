import type { Violation } from '@engawa/contracts';

/** Said where an id came as a number that JSON's readers round. */
export const LOST_DIGITS = 'is a number of more digits than JSON keeps; send it as a text';

/** A value that a body tells. Where in the body it stands is put together when it is asked for: most are never. */
export class Told {
  constructor(
    readonly value: unknown,
    private readonly within: Told | string,
    private readonly name?: string | number,
  ) {}

  /** RFC 6901; of a value that is missing, where it would stand. */
  get at(): string {
    const whole = typeof this.within === 'string' ? this.within : this.within.at;
    return this.name === undefined ? whole : `${whole}/${this.name}`;
  }

  member(name: string): Told {
    return new Told(isObject(this.value) && Object.hasOwn(this.value, name) ? this.value[name] : undefined, this, name);
  }

  get items(): Told[] {
    const { value } = this;
    return Array.isArray(value) ? value.map((item: unknown, place) => new Told(item, this, place)) : [];
  }

  /** As an object, empty where it is none. */
  get asObject(): Told {
    return isObject(this.value) ? this : new Told({}, this);
  }

  /**
   * As a text; clients send ids as texts or numbers. Nothing where it is neither or blank. A number of more digits than
   * JSON's readers keep stays a number, which the contract then refuses where a text is expected.
   */
  get asText(): Told {
    const { value } = this;
    if (value === undefined || hasLostDigits(value)) return this;
    const text = textOf(value);
    return text === value ? this : new Told(text, this);
  }

  get text(): string | undefined {
    return textOf(this.value);
  }
}

/** What a mapping makes of values that were told; `of` is what of the body the whole of it comes from. */
export class Mapped {
  constructor(
    readonly parts: Record<string, unknown> | unknown[],
    private readonly of: Told,
  ) {}

  get at(): string {
    return this.of.at;
  }
}

/** The first that is there, else the first. */
export function firstThere(first: Told, ...others: Told[]): Told {
  if (isThere(first)) return first;
  return others.find(isThere) ?? first;
}

export const isThere = ({ value }: Told) => value !== undefined && value !== null;

export function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A text or a safe number as text. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  return typeof value === 'number' && Number.isFinite(value) && !hasLostDigits(value) ? String(value) : undefined;
}

const hasLostDigits = (value: unknown) => typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);

/** The data without its places, as it goes on. */
export function plain(data: unknown): unknown {
  if (data instanceof Told) return data.value;
  if (!(data instanceof Mapped)) return data;
  if (Array.isArray(data.parts)) return data.parts.map(plain);
  const { parts } = data;
  const made: Record<string, unknown> = {};
  for (const name of Object.keys(parts)) made[name] = plain(parts[name]);
  return made;
}

/** What is wrong with the data, said of the place in the body where it was told. */
export function whereTold(violation: Violation, data: Mapped): Violation {
  const steps = violation.pointer.split('/').slice(1);
  let { at } = data;
  let part: unknown = data;
  while (part instanceof Mapped && steps.length > 0) {
    part = (part.parts as Record<string, unknown>)[steps.shift()!];
    if (part instanceof Told || part instanceof Mapped) at = part.at;
  }
  if (!(part instanceof Told)) return { pointer: at, detail: violation.detail };
  const detail = hasLostDigits(part.value) ? LOST_DIGITS : violation.detail;
  return { pointer: [at, ...steps].join('/'), detail };
}
