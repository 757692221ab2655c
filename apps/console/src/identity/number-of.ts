/** What stands in a field, or a number that the service refuses where it is none. */
export function numberOf(text: string): number {
  return /^\d+$/.test(text.normalize('NFKC').trim()) ? Number(text.normalize('NFKC')) : -1;
}
