import type { Micros } from '../../base/index.ts';
import type { Fault } from './fault.ts';
import type { FileKind } from './file-kind.ts';
import { idOf } from './label.ts';
import { momentOf } from './moment.ts';
import { quoted, suggestion } from './nearest.ts';
import { isPlainMap, mapsIn, type PlainMap } from './plain-map.ts';
import type { Places } from './plain-value.ts';
import { repeatedIds } from './repeated-ids.ts';

/** Ids that must differ, times that must make sense together, services that must exist. */
export function phaseFaults(phases: unknown, services: unknown, places: Places): Fault[] {
  const entries = mapsIn(phases);
  return [
    ...repeatedIds(entries, 'phase', places),
    ...timeFaults(entries, places),
    ...serviceFaults(entries, isPlainMap(services) ? Object.keys(services) : [], { places, word: 'case' }),
  ];
}

const named = (entry: PlainMap): string => {
  const id = idOf(entry);
  return id === null ? 'this phase' : `phase "${id}"`;
};

function timeFaults(entries: readonly PlainMap[], places: Places): Fault[] {
  const faults: Fault[] = [];
  const timed: { entry: PlainMap; from: Micros; to: Micros }[] = [];
  for (const entry of entries) {
    const [from, to] = (['from', 'to'] as const).map((key) => {
      const value = entry[key];
      if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T.*(Z|:\d{2})$/.test(value)) return null;
      const at = momentOf(value);
      if (at === null) {
        const sentence = `${named(entry)}: ${key} is a time that no calendar or clock has`;
        faults.push({ offset: places.ofValue(entry, key), sentence });
      }
      return at;
    });
    if (from === null || from === undefined || to === null || to === undefined) continue;
    if (to > from) timed.push({ entry, from, to });
    else
      faults.push({
        offset: places.ofValue(entry, 'to'),
        sentence: `${named(entry)}: ends before it has begun`,
      });
  }
  timed.sort((a, b) => a.from - b.from);
  let last: { entry: PlainMap; to: Micros } | null = null;
  for (const current of timed) {
    if (last !== null && current.from < last.to) {
      const sentence = `${named(current.entry)}: overlaps ${named(last.entry)}`;
      faults.push({ offset: places.ofValue(current.entry, 'from'), sentence });
    }
    if (last === null || current.to > last.to) last = current;
  }
  return faults;
}

/** A fault for every service that a phase names and the file does not list. */
export function serviceFaults(
  entries: readonly PlainMap[],
  known: readonly string[],
  { places, word }: { readonly places: Places; readonly word: FileKind['word'] },
): Fault[] {
  const faults: Fault[] = [];
  const listed = new Set(known);
  for (const entry of entries) {
    for (const field of ['services', 'consent'] as const) {
      const states = entry[field];
      if (!isPlainMap(states)) continue;
      for (const id of Object.keys(states)) {
        if (listed.has(id)) continue;
        const sentence = `${named(entry)}: ${field} names a service${quoted(id)} that the ${word} does not list under services; ${suggestion(id, known)}`;
        faults.push({ offset: places.ofKey(states, id), sentence });
      }
    }
  }
  return faults;
}
