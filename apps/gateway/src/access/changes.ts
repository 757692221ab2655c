/**
 * What becomes otherwise when a row is given these values, for the audit: `+x` and `-x` for what a list gains and loses,
 * `field:value` for the rest.
 */
export function changesBetween(before: object | null, after: object): string[] {
  const known = new Map(Object.entries(before ?? {}));
  return Object.entries(after).flatMap(([field, value]) => {
    const old: unknown = known.get(field);
    if (Array.isArray(value)) return listChanges(Array.isArray(old) ? old : [], value);
    const [was, is] = [old ?? null, value ?? null].map((each: unknown) => JSON.stringify(each));
    return field === 'id' || was === is ? [] : [`${field}:${is}`];
  });
}

function listChanges(old: unknown[], value: unknown[]): string[] {
  const gained = value.filter((each) => !old.includes(each)).map((each) => `+${String(each)}`);
  const lost = old.filter((each) => !value.includes(each)).map((each) => `-${String(each)}`);
  return [...gained, ...lost];
}
