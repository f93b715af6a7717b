import { dirname } from 'node:path';
import type { Case, Claim, PolicyRule } from '../../case/index.ts';
import { loadClaims, loadPolicy } from '../../run/index.ts';

/** What a case says was claimed, and its owner's own rules, both by name, file or written out. `path` is the case file. */
export function openPromises(
  { claims, policy = null }: Pick<Case, 'claims' | 'policy'>,
  path: string | undefined,
): { readonly claims: readonly Claim[]; readonly policy: readonly PolicyRule[] } {
  const folder = path === undefined ? '.' : dirname(path);
  return { claims: loadClaims(claims, folder), policy: loadPolicy(policy, folder) };
}
