import { overlaps, type Span } from '../base/index.ts';
import { looksEncrypted, type Part, placeOf } from '../decode/index.ts';

/** Layers that turn even bytes into readable ones: compression, and encryption that a key opened. */
const OPENS: ReadonlySet<string> = new Set([
  'gzip',
  'deflate',
  'zlib',
  'br',
  'zstd',
  'aes',
  'des',
  'snappy',
  'lz4',
]);

/** Whether the part came of what turns even bytes into readable ones; a case's own recipe does as well. */
export function opens({ layer }: Part): boolean {
  return layer !== null && (OPENS.has(layer) || layer.startsWith('recipe:'));
}

/** Layers that set a value among other text. */
const AMONG_TEXT: ReadonlySet<string> = new Set([
  'base64',
  'base64url',
  'base32',
  'base58',
  'base85',
  'hex',
  'percent',
  'json-string',
]);

/**
 * Fewer bytes than this, as base64 among readable text, are no message: signatures (64 bytes for Ed25519, 72 for
 * ECDSA over P-256), digests, tokens and keys are as even as chance, and nobody can be told by them. What is
 * encrypted to hide what is told, such as a key of RSA-2048 wraps, is longer.
 */
const LEAST_AMONG_TEXT = 128;

/** A token's signature has as many bytes at most: those of RSA-4096 (RFC 7518 section 3.3 asks for 2,048 bits). */
const MOST_IN_SIGNATURE = 512;

/**
 * Adds up the bytes of one section that look encrypted and that nothing opens: nothing can be said
 * of what is in them. An encrypted run of base64 inside readable text counts by its own length. A run is also read
 * piece by piece, between its slashes: the pieces of one that was opened count as little as itself.
 */
export class Unreadable {
  readonly #counted = new Map<Part | null, Run[]>();

  take(part: Part): void {
    const { parent } = part;
    if (opens(part) && parent !== null) {
      const opened = part.span.end - part.span.start;
      this.#open(parent, opened);
      // What a byte was taken off is what it was, and so is as open.
      if (parent.layer === 'xor' && parent.parent !== null) this.#open(parent.parent, opened);
    }
    if (isTried(part)) return;
    if (part.bytes.byteLength < LEAST_AMONG_TEXT && isAmongText(part)) return;
    if (!looksEncrypted(part.bytes) || isSignature(part)) return;
    const known = this.#runsIn(parent);
    const last = known.at(-1);
    if (last === undefined || !overlaps(last.span, part.span))
      known.push({ part, span: part.span, opened: 0 });
  }

  /** Bytes, of a section that has this many. */
  count(byteLength: number): number {
    let sum = 0;
    for (const [parent, runs] of this.#counted) {
      if (parent !== null && this.#holds(parent)) continue;
      for (const run of runs) if (!isOpen(run)) sum += unreadOf(run);
    }
    return Math.min(sum, byteLength);
  }

  #holds(part: Part): boolean {
    return this.#counted.get(part.parent)?.some((run) => run.part === part && !isOpen(run)) ?? false;
  }

  #open(part: Part, opened: number): void {
    if (opened < LEAST_OPENED && 2 * opened < part.bytes.byteLength) return;
    const known = this.#runsIn(part.parent);
    // What opens a part is visited right after it.
    const last = known.at(-1);
    if (last?.part === part) last.opened += opened;
    else known.push({ part, span: part.span, opened: part.bytes.byteLength });
  }

  #runsIn(parent: Part | null): Run[] {
    const known = this.#counted.get(parent) ?? [];
    this.#counted.set(parent, known);
    return known;
  }
}

/** Fewer bytes than this, among more that are encrypted, are read as the beginning of a stream by chance alone. */
const LEAST_OPENED = 64;

interface Run {
  readonly part: Part;
  readonly span: Span;
  /** How many of the part's own bytes were opened. */
  opened: number;
}

/** Bytes of the run, as it is written, that are not opened. */
function unreadOf({ part, span, opened }: Run): number {
  return Math.ceil((span.end - span.start) * (1 - opened / part.bytes.byteLength));
}

/**
 * Whether most of the run's part was opened. A few bytes somewhere in what is encrypted read as the beginning of a
 * zlib stream by chance, and that opens nothing of the rest.
 */
function isOpen({ part, opened }: Run): boolean {
  return 2 * opened >= part.bytes.byteLength;
}

/** Readings that are tried although nothing says that bytes are to be read so. */
const TRIED: ReadonlySet<string | null> = new Set(['reversed', 'rot13', 'xor']);

/** Whether the part stands under such a reading: what is encrypted looks so as it stands as well, and counts there. */
function isTried(part: Part): boolean {
  for (let at: Part | null = part; at !== null; at = at.parent) if (TRIED.has(at.layer)) return true;
  return false;
}

/** Whether the part is a value of a readable text, however it was written: not all of a body, or of what opened. */
function isAmongText(part: Part): boolean {
  let at = part;
  while (at.parent !== null && at.layer !== null && AMONG_TEXT.has(at.layer)) {
    const { start, end } = at.span;
    if (start > 0 || end < at.parent.bytes.byteLength) return true;
    at = at.parent;
  }
  // All of a header, of a cookie or of a target is a value too.
  const { location } = part.section;
  return at !== part && at.parent === null && location !== 'body' && location !== 'stream';
}

const POINT = 0x2e;

/** Whether the part is the last piece of a JSON Web Token, of which nothing can be told but that it fits the others. */
function isSignature({ parent, layer, span, bytes }: Part): boolean {
  if (parent === null || bytes.byteLength > MOST_IN_SIGNATURE) return false;
  if (layer !== 'base64' && layer !== 'base64url') return false;
  // To ask for the place takes long.
  if (parent.bytes[span.start - 1] !== POINT) return false;
  return placeOf(parent, span).steps.at(-1) === 'jwt:signature';
}
