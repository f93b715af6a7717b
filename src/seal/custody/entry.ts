import { createHash } from 'node:crypto';
import type { SigningKey } from '../keys/open-key.ts';
import { entrySignature, signerOf } from './entry-signature.ts';

/** One thing that happened to the evidence. */
export interface CustodyEntry {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Who did it, and says so. */
  readonly by: string;
  /** One of `CUSTODY_KINDS`, or what a later version knows. */
  readonly what: string;
  readonly details: Readonly<Record<string, string>>;
}

/** An entry as it stands in a log. */
export interface LoggedEntry extends CustodyEntry {
  /** Fingerprint of the key that signed it when it was made; null where nobody did. */
  readonly signedBy: string | null;
}

/** What comes before the first entry. */
export const NO_ENTRY = '0'.repeat(64);

const TAIL = /^(.*),"hash":"([0-9a-f]{64})"\}$/s;

/**
 * An entry as its line: its keys in a fixed order, the hash of the entry before, the signature of who made it where there is a
 * key, and last the hash of all that stands before it. Any line can so be checked by itself, and each holds all before it.
 */
export function custodyLine(entry: CustodyEntry, previous: string, key: SigningKey | null = null): string {
  const said = saidBy(entry, previous);
  const body = JSON.stringify(
    key === null ? said : { ...said, signature: entrySignature(JSON.stringify(said), key) },
  );
  return `${body.slice(0, -1)},"hash":"${hashOf(body)}"}`;
}

function saidBy({ at, by, what, details }: CustodyEntry, previous: string) {
  return { previous, at, by, what, details };
}

/** A line as it was read; null where it is none, or not what its hash says. */
export function readCustodyLine(line: string): {
  readonly entry: LoggedEntry;
  readonly previous: string;
  readonly hash: string;
  /** Whether it brings a signature that is not one over what it says. */
  readonly isMissigned: boolean;
} | null {
  const [, head, hash] = TAIL.exec(line) ?? [];
  if (head === undefined || hash === undefined || hashOf(`${head}}`) !== hash) return null;
  const value = parsed(`${head}}`);
  if (typeof value !== 'object' || value === null) return null;
  const { previous, at, by, what, details, signature } = value as Record<string, unknown>;
  if ([previous, at, by, what].some((field) => typeof field !== 'string')) return null;
  if (typeof details !== 'object' || details === null) return null;
  const texts = Object.entries(details).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  const entry = { at, by, what, details: Object.fromEntries(texts) } as CustodyEntry;
  const body = JSON.stringify(saidBy(entry, previous as string));
  // What the signature is over must be all that the line says: of a word said twice, a reader takes one.
  const isWhole = head.startsWith(body.slice(0, -1)) && head.startsWith(',"signature":{', body.length - 1);
  const signedBy = signature === undefined || !isWhole ? null : signerOf(body, signature);
  return {
    entry: { ...entry, signedBy },
    previous: previous as string,
    hash,
    isMissigned: signature !== undefined && signedBy === null,
  };
}

function hashOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}
