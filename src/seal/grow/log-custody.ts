import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LAYOUT } from '../bag/layout.ts';
import { appendCustody } from '../custody/append-custody.ts';
import { type CustodyEntry, NO_ENTRY } from '../custody/entry.ts';
import { sealedBundle } from './sealed-bundle.ts';

/** The custody log of a case folder, from its root. */
export const CASE_CUSTODY = 'seals/custody.ndjson';

/** Adds an entry to the log of a case folder, or behind the sealed one of a bundle; gives the log's path. */
export function logCustody(place: string, entry: CustodyEntry): string {
  const isBundle = existsSync(join(place, LAYOUT.envelope)) || existsSync(join(place, LAYOUT.bagit));
  if (!isBundle) {
    const path = join(place, CASE_CUSTODY);
    appendCustody(path, entry);
    return path;
  }
  const { seal } = sealedBundle(place);
  const path = join(place, LAYOUT.laterCustody);
  appendCustody(path, entry, seal.statement?.predicate.custody.head ?? NO_ENTRY);
  return path;
}
