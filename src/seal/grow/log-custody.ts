import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { TelltaleError } from '../../base/index.ts';
import { LAYOUT } from '../bag/layout.ts';
import { appendCustody } from '../custody/append-custody.ts';
import { type CustodyEntry, NO_ENTRY } from '../custody/entry.ts';
import type { SigningKey } from '../keys/open-key.ts';
import { sealedBundle } from './sealed-bundle.ts';

/** The custody log of a case folder, from its root. */
export const CASE_CUSTODY = 'seals/custody.ndjson';

/**
 * Adds an entry to the log of a case folder, or behind the sealed one of a bundle, signed where there is a key; gives the
 * log's path.
 */
export function logCustody(place: string, entry: CustodyEntry, key: SigningKey | null = null): string {
  const isBundle = existsSync(join(place, LAYOUT.envelope)) || existsSync(join(place, LAYOUT.bagit));
  if (!isBundle) {
    const path = join(place, CASE_CUSTODY);
    appendCustody(path, entry, { key });
    return path;
  }
  const { seal } = sealedBundle(place);
  if (seal.statement?.predicate.form === 'share-safe') refuseValues(entry);
  const path = join(place, LAYOUT.laterCustody);
  appendCustody(path, entry, { from: seal.statement?.predicate.custody.head ?? NO_ENTRY, key });
  return path;
}

/** Details whose values are identifiers. */
const VALUES = ['imei', 'serial', 'sim'];

/** A share-safe bundle holds no values, whoever adds to it. */
function refuseValues({ details }: CustodyEntry): void {
  const named = VALUES.filter((name) => details[name] !== undefined);
  if (named.length > 0)
    throw new TelltaleError(
      'custody-entry',
      `this bundle is share-safe, and ${named.join(', ')} would tell a value: leave it out, or log it in the case folder`,
    );
}
