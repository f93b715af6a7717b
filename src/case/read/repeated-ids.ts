import type { Fault } from './fault.ts';
import { idOf } from './label.ts';
import type { PlainMap } from './plain-map.ts';
import type { Places } from './plain-value.ts';

/** A fault for every entry whose id an earlier one has; `word` is what a sentence calls an entry. */
export function repeatedIds(entries: readonly PlainMap[], word: string, places: Places): Fault[] {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  for (const entry of entries) {
    const id = idOf(entry);
    if (id === null) continue;
    if (seen.has(id)) {
      faults.push({
        offset: places.ofValue(entry, 'id'),
        sentence: `${word} "${id}": an earlier one has this id`,
      });
    }
    seen.add(id);
  }
  return faults;
}
