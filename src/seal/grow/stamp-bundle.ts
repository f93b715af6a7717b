import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TelltaleError } from '../../base/index.ts';
import { LAYOUT } from '../bag/layout.ts';
import { stampedStates } from '../timestamp/check-timestamps.ts';
import { type CheckedToken, checkToken } from '../timestamp/check-token.ts';
import { sealedBundle } from './sealed-bundle.ts';

/** Bytes of a token; one with its certificates has some thousand. */
export const LONGEST_TOKEN = 1 << 20;

/** Puts a time stamp over the envelope into a bundle. Throws `timestamp-refused` where it does not hold. */
export function stampBundle(root: string, tokenPath: string): CheckedToken {
  const { envelope } = sealedBundle(root);
  const stat = statSync(tokenPath, { throwIfNoEntry: false });
  if (stat?.isFile() !== true || stat.size > LONGEST_TOKEN)
    throw new TelltaleError('timestamp-refused', `there is no time stamp ${tokenPath}`);
  const bytes = readFileSync(tokenPath);
  const checked = checkToken(bytes, stampedStates(envelope), []);
  if (checked.fault !== null)
    throw new TelltaleError(
      'timestamp-refused',
      `${tokenPath}: ${checked.fault}; ask for one with openssl ts -query -data ${join(root, LAYOUT.envelope)} -sha256 -cert`,
    );
  const name = createHash('sha256').update(bytes).digest('hex');
  mkdirSync(join(root, LAYOUT.timestamps), { recursive: true, mode: 0o700 });
  writeFileSync(join(root, LAYOUT.timestamps, `${name}.tsr`), bytes, { mode: 0o600 });
  return checked;
}
