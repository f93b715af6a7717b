import { dirname } from 'node:path';
import { type Case, type Claim, type PolicyRule, promiseFaults, type ReadCase } from '../../case/index.ts';
import { loadClaims, loadPolicy } from '../../run/index.ts';
import { protocolNamed } from './with-protocol.ts';

/**
 * What a case says was claimed, and its owner's own rules, both by name, file or written out. `examined` is the case
 * with what its protocol brings, `path` the case file. Throws `case-invalid`, with its line, where something that the
 * case writes out names what the case does not have.
 */
export function openPromises(
  { places, fail }: Pick<ReadCase, 'places' | 'fail'>,
  examined: Case,
  path: string | undefined,
): { readonly claims: readonly Claim[]; readonly policy: readonly PolicyRule[] } {
  const { claims, policy = null } = examined;
  const folder = path === undefined ? '.' : dirname(path);
  const promises = { claims: loadClaims(claims, folder), policy: loadPolicy(policy, folder) };
  const faults = path === undefined ? [] : promiseFaults(examined, protocolNamed(examined, path), places);
  if (faults.length > 0) throw fail(faults);
  return promises;
}
