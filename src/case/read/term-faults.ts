import type { Fault } from './fault.ts';
import { momentOf } from './moment.ts';
import { isPlainMap, type PlainMap } from './plain-map.ts';
import type { Places } from './plain-value.ts';

/** Fields that hold a day or a time wherever they stand in claims, policies, waivers, advisories and what is said of builds. */
const TIMES = [
  'from',
  'until',
  'releasedFrom',
  'released',
  'releasedBefore',
  'expires',
  'asked',
  'answered',
  'deadline',
  'fixAnnounced',
  'retestAsked',
  'retested',
  'published',
  'at',
  'read',
  'revised',
  'opened',
  'closed',
] as const;

/** Maps in maps that are looked into: a claim's deepest terms stand four levels down. */
const DEEPEST = 8;

/** A fault for every time that no calendar or clock has, and for every span that ends before it begins. */
export function timeFaultsIn(values: readonly unknown[], places: Places): Fault[] {
  return values.flatMap((value) => faultsIn(value, places, 0));
}

function faultsIn(value: unknown, places: Places, depth: number): Fault[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((item) => faultsIn(item, places, depth + 1));
  if (!isPlainMap(value)) return [];
  const inside = Object.values(value).flatMap((item) => faultsIn(item, places, depth + 1));
  return [...ownFaults(value, places), ...inside];
}

function ownFaults(map: PlainMap, places: Places): Fault[] {
  const faults: Fault[] = [];
  for (const key of TIMES) {
    const written = map[key];
    if (typeof written !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(written) || momentWritten(written) !== null)
      continue;
    faults.push({
      offset: places.ofValue(map, key),
      sentence: `${key} is a time that no calendar or clock has`,
    });
  }
  const [from, until] = [map.from, map.until].map((text) =>
    typeof text === 'string' ? momentWritten(text) : null,
  );
  if (faults.length === 0 && typeof from === 'number' && typeof until === 'number' && until <= from) {
    faults.push({ offset: places.ofValue(map, 'until'), sentence: 'until is not after from' });
  }
  return faults;
}

/** The moment of a day (its beginning, UTC) or of a time with zone, in microseconds; null where there is none such. */
export function momentWritten(text: string): number | null {
  return momentOf(text.includes('T') ? text : `${text}T00:00:00Z`);
}
