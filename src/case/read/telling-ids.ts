import type { Fault } from './fault.ts';
import { idOf } from './label.ts';
import type { PlainMap } from './plain-map.ts';
import type { Places } from './plain-value.ts';

/** Letters and digits that are no accident; a carrier may be called `orange` in either. */
const FEWEST = 8;

/** A fault for every identifier whose id is its value: ids stand in every result, and values in none. */
export function tellingIds(entries: readonly PlainMap[], places: Places): Fault[] {
  return entries.flatMap((entry, index) => {
    const id = bare(idOf(entry));
    if (id.length < FEWEST || id !== bare(entry.value)) return [];
    return [
      {
        offset: places.ofValue(entry, 'id'),
        sentence: `identifier ${index + 1}: the id is the value itself; ids stand in every result, so name it otherwise`,
      },
    ];
  });
}

function bare(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') : '';
}
