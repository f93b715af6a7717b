import type { JsonCursor, Outcome } from './json-cursor.ts';

/*
 * Finds the elements of `log.entries` in HAR text that comes in chunks, wherever `entries` stands in `log` and
 * `log` in the file. Only the way down to the entries is walked member by member; everything else is passed
 * over. Besides HAR as it is written down, several HARs after one another and plain lists of entries or of
 * HARs are understood: people cut and join these files by hand.
 */

export interface HarElement {
  /** `bare`: an element of a list that no `log` holds, so that nothing yet says it is an entry. */
  readonly role: 'entry' | 'bare' | 'tls-error';
  /** Of its first byte in the file. */
  readonly offset: number;
  readonly byteLength: number;
  /** Null where it is too large to be held. */
  readonly bytes: Uint8Array | null;
  /** Whether its end was found before the file's. */
  readonly isWhole: boolean;
}

/** What a file turned out to be. */
export interface HarScan {
  outcome: Outcome;
  /** Whether a list of entries was there. */
  hasEntries: boolean;
  root: 'nothing' | 'object' | 'array' | 'other';
  /** The first names of the outermost object. */
  readonly names: string[];
}

/** As many names of the outermost object as an error can usefully show. */
const MOST_NAMES = 4;

type Elements = Generator<HarElement, Outcome>;

/** Yields the elements in the order of the file and keeps `scan` up to date. */
export function* scanLog(cursor: JsonCursor, scan: HarScan): Generator<HarElement, void> {
  cursor.skipByteOrderMark();
  for (;;) {
    const byte = cursor.skipWhiteSpace();
    if (byte === -1) return;
    const isFirst = scan.root === 'nothing';
    if (byte === 0x7b) {
      if (isFirst) scan.root = 'object';
      cursor.advance();
      scan.outcome = yield* readHarObject(cursor, scan, null);
    } else if (byte === 0x5b) {
      if (isFirst) scan.root = 'array';
      cursor.advance();
      scan.outcome = yield* readBareList(cursor, scan);
    } else {
      if (isFirst) scan.root = 'other';
      scan.outcome = 'malformed';
    }
    if (scan.outcome !== 'whole') return;
  }
}

function readHarObject(cursor: JsonCursor, scan: HarScan, firstName: string | null): Elements {
  return readMembers(cursor, firstName, (name, byte) => {
    if (scan.names.length < MOST_NAMES && scan.root === 'object') scan.names.push(name);
    if (name !== 'log' || byte !== 0x7b) return null;
    cursor.advance();
    return readMembers(cursor, null, (inner, first) => {
      const role = inner === 'entries' ? 'entry' : inner === '_tlsErrors' ? 'tls-error' : null;
      if (role === null || first !== 0x5b) return null;
      if (role === 'entry') scan.hasEntries = true;
      cursor.advance();
      return readList(cursor, role);
    });
  });
}

/**
 * Reads an object from after its opening brace, or from after the name of its first member where that is given.
 * `visit` is asked at each value and may read it; otherwise it is passed over.
 */
function* readMembers(
  cursor: JsonCursor,
  firstName: string | null,
  visit: (name: string, byte: number) => Elements | null,
): Elements {
  let name = firstName;
  for (;;) {
    if (name === null) {
      const byte = cursor.skipWhiteSpace();
      if (byte === 0x2c || byte === 0x7d) cursor.advance();
      if (byte === 0x7d) return 'whole';
      if (byte === 0x2c) continue;
      if (byte !== 0x22) return byte === -1 ? 'cut' : 'malformed';
      name = cursor.readName();
      if (name === null) return 'cut';
    }
    const colon = cursor.skipWhiteSpace();
    if (colon !== 0x3a) return colon === -1 ? 'cut' : 'malformed';
    cursor.advance();
    const elements = visit(name, cursor.skipWhiteSpace());
    const outcome = elements === null ? cursor.skipValue() : yield* elements;
    if (outcome !== 'whole') return outcome;
    name = null;
  }
}

/** Reads a list from after its opening bracket. A byte that belongs nowhere is an element of its own. */
function* readList(cursor: JsonCursor, role: HarElement['role']): Elements {
  for (;;) {
    const byte = cursor.skipWhiteSpace();
    if (byte === -1) return 'cut';
    if (byte === 0x2c || byte === 0x5d) cursor.advance();
    if (byte === 0x5d) return 'whole';
    if (byte === 0x2c) continue;
    const { offset } = cursor;
    cursor.keep();
    const outcome = cursor.skipValue();
    if (outcome === 'malformed') cursor.advance();
    yield elementFrom(cursor, role, { offset, outcome });
    if (outcome === 'cut') return 'cut';
  }
}

/** Reads a list outside any `log`: of entries, or of HARs, which their first name tells apart. */
function* readBareList(cursor: JsonCursor, scan: HarScan): Elements {
  for (;;) {
    const byte = cursor.skipWhiteSpace();
    if (byte === 0x2c || byte === 0x5d) cursor.advance();
    if (byte === 0x5d) return 'whole';
    if (byte === 0x2c) continue;
    if (byte !== 0x7b) return byte === -1 ? 'cut' : 'malformed';
    const { offset } = cursor;
    cursor.keep();
    cursor.advance();
    const name = cursor.skipWhiteSpace() === 0x22 ? cursor.readName() : '';
    if (name === 'log') {
      cursor.taken();
      const outcome = yield* readHarObject(cursor, scan, name);
      if (outcome !== 'whole') return outcome;
      continue;
    }
    const outcome = name === null ? 'cut' : cursor.skipContainer(1);
    yield elementFrom(cursor, 'bare', { offset, outcome });
    if (outcome === 'cut') return 'cut';
  }
}

function elementFrom(
  cursor: JsonCursor,
  role: HarElement['role'],
  { offset, outcome }: { readonly offset: number; readonly outcome: Outcome },
): HarElement {
  const bytes = cursor.taken();
  return { role, offset, byteLength: cursor.offset - offset, bytes, isWhole: outcome !== 'cut' };
}
