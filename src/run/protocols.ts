import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TelltaleError } from '../base/index.ts';
import { type Case, checkProtocol, type Protocol, readProtocol, suggestion } from '../case/index.ts';
import type { NamedFile } from './promises.ts';

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
  const { text, name } = protocolFile(wanted, from);
  return readProtocol(text, name);
}

/** The protocol that a case names, unread. Throws `protocol-unknown` and `protocol-missing`. */
export function protocolFile(wanted: string, from = '.'): NamedFile {
  if (isBuiltIn(wanted)) {
    const path = fileURLToPath(new URL(`${wanted}.yaml`, folder));
    return { name: `${wanted}.yaml`, text: textOf(path) };
  }
  if (LOOKS_LIKE_A_FILE.test(wanted)) return { name: wanted, text: textOf(resolve(from, wanted)) };
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
