import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TelltaleError } from '../base/index.ts';
import {
  type Case,
  type Claim,
  checkClaims,
  checkPolicy,
  type PolicyRule,
  readClaims,
  readPolicy,
  readWaivers,
  suggestion,
  type Waiver,
} from '../case/index.ts';

/** Claims that ship with the tool, each a file of that name in `claims/`. */
export const builtInClaims = ['xiaomi-2014'] as const;

/** `claims/` stands beside both `src/` and `dist/`. */
const folder = new URL('../../claims/', import.meta.url);

/** What tells a file from a built-in name. */
const LOOKS_LIKE_A_FILE = /[/\\]|\.(ya?ml|json)$/i;

/**
 * The claims of a case: by their built-in name, by their file (relative to `from`, the folder of the case), or as the
 * case writes them out. Throws `claims-unknown`, `claims-missing` and `claims-invalid`.
 */
export function loadClaims(wanted: Case['claims'], from = '.'): Claim[] {
  if (wanted === null) return [];
  if (typeof wanted !== 'string') return checkClaims(wanted, 'the claims in the case');
  const { text, name } = claimsFile(wanted, from);
  return readClaims(text, name);
}

/** A file that a case names, as it is. */
export interface NamedFile {
  readonly name: string;
  readonly text: string;
}

/** The claims that a case names, unread. Throws `claims-unknown` and `claims-missing`. */
export function claimsFile(wanted: string, from = '.'): NamedFile {
  if ((builtInClaims as readonly string[]).includes(wanted)) {
    const path = fileURLToPath(new URL(`${wanted}.yaml`, folder));
    return { name: `${wanted}.yaml`, text: textOf(path, 'claims') };
  }
  if (LOOKS_LIKE_A_FILE.test(wanted)) return { name: wanted, text: textOf(resolve(from, wanted), 'claims') };
  throw new TelltaleError(
    'claims-unknown',
    `no built-in claims are named "${wanted.slice(0, 64)}"; ${suggestion(wanted, builtInClaims)} (a file is given with its ending, such as my.yaml)`,
  );
}

/** The policy of a case, by its file or as the case writes it out. Throws `policy-missing` and `policy-invalid`. */
export function loadPolicy(wanted: NonNullable<Case['policy']> | null, from = '.'): PolicyRule[] {
  if (wanted === null) return [];
  if (typeof wanted !== 'string') return checkPolicy(wanted, 'the policy in the case');
  const { text, name } = policyFile(wanted, from);
  return readPolicy(text, name);
}

/** The policy that a case names, unread. Throws `policy-missing`. */
export function policyFile(wanted: string, from = '.'): NamedFile {
  return { name: wanted, text: textOf(resolve(from, wanted), 'policy') };
}

/** Throws `waivers-missing` and `waivers-invalid`. */
export function loadWaivers(path: string): Waiver[] {
  return readWaivers(textOf(path, 'waivers'), path);
}

function textOf(path: string, word: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new TelltaleError(
      `${word}-missing`,
      `cannot read the ${word} ${path}: ${code === 'ENOENT' ? 'there is no such file; check the path' : (code ?? 'unknown')}`,
      {
        cause,
      },
    );
  }
}
