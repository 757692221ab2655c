/** A line of a table by RFC 4180; what a spreadsheet would take for a formula begins with an apostrophe. Times are ISO 8601. */
export function csvLine(values: unknown[]): string {
  return values.map((value) => `"${textOf(value).replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`).join(',');
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.join(' ') : String((value ?? '') as string | number);
}
