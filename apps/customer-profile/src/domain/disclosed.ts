/** One line of what is disclosed: what it is about, when it was, and what it says. */
export interface DisclosedLine {
  part: 'identifiers' | 'profile' | 'changes' | 'consents' | 'relations' | 'refusedLines' | 'timeline';
  at: string;
  what: string;
  field: string;
  value: string;
}

/** Every value of a document with where it stands in it: `items/0/name`. */
export function flattened(value: unknown, path = ''): { field: string; value: string }[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [{ field: path, value: String(value as string | number | boolean) }];
  if (value instanceof Date) return [{ field: path, value: value.toISOString() }];
  return Object.entries(value).flatMap(([name, member]) => flattened(member, path ? `${path}/${name}` : name));
}
