import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TelltaleError } from '../base/index.ts';
import { type Case, checkProtocol, type Protocol, readProtocol, suggestion } from '../case/index.ts';

/** Protocols that ship with the tool, each a file of that name in `protocols/`. */
export const builtInProtocols = [
  'f-secure-2014',
  'f-secure-2014-retest',
  'residency-2014',
  'idle-and-opt-out',
] as const;

/** `protocols/` stands beside both `src/` and `dist/`. */
const folder = new URL('../../protocols/', import.meta.url);

/** What tells a file from a built-in name. */
const LOOKS_LIKE_A_FILE = /[/\\]|\.(ya?ml|json)$/i;

/**
 * A protocol by its built-in name, by its file (relative to `from`, the folder of the case), or as the case file
 * writes it out. Throws `protocol-unknown` with the nearest built-in name, `protocol-missing` where the file
 * cannot be read, and `protocol-invalid` with every fault.
 */
export function loadProtocol(wanted: NonNullable<Case['protocol']>, from = '.'): Protocol {
  if (typeof wanted !== 'string') return checkProtocol(wanted, 'the protocol in the case');
  if (isBuiltIn(wanted)) {
    const path = fileURLToPath(new URL(`${wanted}.yaml`, folder));
    return readProtocol(textOf(path), `${wanted}.yaml`);
  }
  if (LOOKS_LIKE_A_FILE.test(wanted)) return readProtocol(textOf(resolve(from, wanted)), wanted);
  throw new TelltaleError(
    'protocol-unknown',
    `no built-in protocol is named "${wanted.slice(0, 64)}"; ${suggestion(wanted, builtInProtocols)} (a file is given with its ending, such as my.yaml)`,
  );
}

function isBuiltIn(name: string): boolean {
  return (builtInProtocols as readonly string[]).includes(name);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new TelltaleError('protocol-missing', `cannot read the protocol ${path}: ${code ?? 'unknown'}`, {
      cause,
    });
  }
}
