import { isKind, kindRow } from '../kinds.ts';
import type { Fault } from './fault.ts';
import { isPlainMap, type PlainMap } from './plain-map.ts';
import type { Places } from './plain-value.ts';

/** Maps in maps that are looked into: a claim's deepest terms stand four levels down. */
const DEEPEST = 8;

/** A fault for every word of terms that nothing can meet with the words beside it: such a rule is never broken. */
export function unmetFaultsIn(value: unknown, places: Places, depth = 0): Fault[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((item) => unmetFaultsIn(item, places, depth + 1));
  if (!isPlainMap(value)) return [];
  const inside = Object.values(value).flatMap((item) => unmetFaultsIn(item, places, depth + 1));
  return [...ownFaults(value, places), ...inside];
}

function ownFaults(map: PlainMap, places: Places): Fault[] {
  const list = (field: string): readonly unknown[] => (Array.isArray(map[field]) ? map[field] : []);
  const faultsOf = (field: string, isUnmet: (word: unknown) => boolean, why: (word: unknown) => string) =>
    list(field).flatMap((word, index) =>
      isUnmet(word)
        ? [{ offset: places.ofValue(list(field), index), sentence: `${field} names "${word}", ${why(word)}` }]
        : [],
    );
  const [classes, left, transports] = [list('classes'), list('notCountries').map(upper), list('transport')];
  const isApart = (kind: unknown) =>
    typeof kind === 'string' && isKind(kind) && !classes.includes(kindRow(kind).class);
  return [
    ...(classes.length === 0 ? [] : faultsOf('kinds', isApart, () => 'which is of none of the classes')),
    ...faultsOf(
      'countries',
      (country) => left.includes(upper(country)),
      () => 'which notCountries leaves out',
    ),
    ...(transports.length === 0 || transports.includes('tls')
      ? []
      : faultsOf(
          'tls',
          () => true,
          () => 'but the transport is none of TLS',
        )),
  ];
}

function upper(country: unknown): string {
  return `${country}`.toUpperCase();
}
