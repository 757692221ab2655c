/**
 * Cuts a batch into waves. In a wave all items of a type are handled together; a key whose next item has another
 * type goes on in the next wave. So the order of each key holds although work is done by type, and a batch in which
 * no key changes its type is one wave.
 */
export function cutIntoWaves<T extends { key: string; type: string }>(items: T[]): Map<string, T[]>[] {
  const waves: Map<string, T[]>[] = [];
  const placeOfKey = new Map<string, { wave: number; type: string }>();
  for (const item of items) {
    const last = placeOfKey.get(item.key);
    const wave = last === undefined ? 0 : last.type === item.type ? last.wave : last.wave + 1;
    placeOfKey.set(item.key, { wave, type: item.type });
    const byType = (waves[wave] ??= new Map<string, T[]>());
    const group = byType.get(item.type);
    if (group) group.push(item);
    else byType.set(item.type, [item]);
  }
  return waves;
}
