import { createHash } from 'node:crypto';

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

/** What comes before the first entry. */
export const NO_ENTRY = '0'.repeat(64);

const TAIL = /^(.*),"hash":"([0-9a-f]{64})"\}$/s;

/**
 * An entry as its line: its keys in a fixed order, the hash of the entry before, and last the hash of all that stands before
 * it. Any line can so be checked by itself, and each holds all before it.
 */
export function custodyLine({ at, by, what, details }: CustodyEntry, previous: string): string {
  const body = JSON.stringify({ previous, at, by, what, details });
  return `${body.slice(0, -1)},"hash":"${hashOf(body)}"}`;
}

/** A line as it was read; null where it is none, or not what its hash says. */
export function readCustodyLine(
  line: string,
): { readonly entry: CustodyEntry; readonly previous: string; readonly hash: string } | null {
  const [, head, hash] = TAIL.exec(line) ?? [];
  if (head === undefined || hash === undefined || hashOf(`${head}}`) !== hash) return null;
  const value = parsed(`${head}}`);
  if (typeof value !== 'object' || value === null) return null;
  const { previous, at, by, what, details } = value as Record<string, unknown>;
  if ([previous, at, by, what].some((field) => typeof field !== 'string')) return null;
  if (typeof details !== 'object' || details === null) return null;
  const texts = Object.entries(details).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  const entry = { at, by, what, details: Object.fromEntries(texts) } as CustodyEntry;
  return { entry, previous: previous as string, hash };
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
