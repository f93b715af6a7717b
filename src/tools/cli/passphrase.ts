import { readFileSync } from 'node:fs';
import { TelltaleError } from '../../base/index.ts';

/** Environment variable that holds a passphrase, for machines without a person. */
const VARIABLE = 'TELLTALE_PASSPHRASE';

/**
 * The passphrase of a key: from a file (its first line), the environment, or the terminal, which does not show it.
 * Throws `passphrase-missing` where there is nobody to ask.
 */
export async function passphraseFor(path: string, file: string | undefined): Promise<string> {
  if (file !== undefined) {
    try {
      return readFileSync(file, 'utf8').split(/\r?\n/, 1)[0] ?? '';
    } catch (cause) {
      throw new TelltaleError('passphrase-missing', `cannot read the passphrase file ${file}`, { cause });
    }
  }
  const set = process.env[VARIABLE];
  if (set !== undefined && set !== '') return set;
  return askHidden(`Passphrase of ${path}: `);
}

/** Asks twice, because nobody sees what is typed. */
export async function newPassphrase(path: string, file: string | undefined): Promise<string> {
  const first = await passphraseFor(path, file);
  if (file !== undefined || (process.env[VARIABLE] ?? '') !== '') return first;
  if (first === (await askHidden('Once more: '))) return first;
  throw new TelltaleError('passphrase-missing', 'the two were not the same; nothing was made');
}

const CONTROL_C = 0x03;
const CONTROL_D = 0x04;
const BACKSPACES = new Set([0x08, 0x7f]);
const ENDS = new Set([0x0a, 0x0d]);

/** Reads a line byte by byte with the terminal's echo off. */
async function askHidden(question: string): Promise<string> {
  const { stdin, stderr } = process;
  if (stdin.isTTY !== true)
    throw new TelltaleError(
      'passphrase-missing',
      `there is no terminal to ask for a passphrase; give --passphrase-file, or set ${VARIABLE}`,
    );
  stderr.write(question);
  stdin.setRawMode(true);
  const typed: number[] = [];
  try {
    for await (const chunk of stdin.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      for (const byte of chunk) {
        if (ENDS.has(byte) || byte === CONTROL_D) return Buffer.from(typed).toString('utf8');
        if (byte === CONTROL_C) throw new TelltaleError('passphrase-missing', 'stopped; nothing was done');
        if (BACKSPACES.has(byte)) typed.pop();
        else typed.push(byte);
      }
    }
    return Buffer.from(typed).toString('utf8');
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}
