import { isKind, type Kind, kindRow, takesList } from '../kinds.ts';
import type { Fault } from './fault.ts';
import { idOf } from './label.ts';
import { mapsIn } from './plain-map.ts';
import type { Places } from './plain-value.ts';
import { repeatedIds } from './repeated-ids.ts';
import { tellingIds } from './telling-ids.ts';

/** Ids that must differ, and values that must fit their kind. What has the wrong shape is passed over. */
export function identityFaults(identity: unknown, places: Places): Fault[] {
  const entries = mapsIn(identity);
  const faults = [...repeatedIds(entries, 'identifier', places), ...tellingIds(entries, places)];
  for (const entry of entries) {
    const { kind, value } = entry;
    if (typeof kind !== 'string' || !isKind(kind)) continue;
    const sentence = misfit(kind, value);
    if (sentence === null) continue;
    const id = idOf(entry);
    const named = id === null ? 'this identifier' : `identifier "${id}"`;
    faults.push({ offset: places.ofValue(entry, 'value'), sentence: `${named}: value ${sentence}` });
  }
  return faults;
}

function misfit(kind: Kind, value: unknown): string | null {
  if (takesList(kind)) {
    if (typeof value === 'string') return `must be a list for the kind ${kind}: [a, b]`;
    return Array.isArray(value) && value.length === 0 ? 'is an empty list' : null;
  }
  if (Array.isArray(value)) return `must be one text for the kind ${kind}; give each its own identifier`;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const refused = kindRow(kind).refuse?.(value) ?? null;
  return refused === null ? null : `cannot be read: ${refused}`;
}
