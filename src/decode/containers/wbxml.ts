import { isUtf8 } from 'node:buffer';
import type { BinaryContainer } from './container.ts';
import { type Group, type Leaf, type Name, treeDivision, ValueTree } from './value-tree.ts';

/*
 * WAP Binary XML 1.3 (W3C Note, 24 June 1999, section 5), read without the code pages that say which name a token
 * stands for: those are of the document type, and many are a vendor's own. So elements and attributes go by the
 * numbers of their tokens, those of page n being 64 n higher, and by names where the document spells them out.
 */

/** Elements in one another that are read. (Exchange ActiveSync and OMA DM have about ten.) */
const MOST_NESTED = 64;

/** Strings in the table: each costs a hundred bytes. (Documents with a table have some dozens.) */
const MOST_STRINGS = 100_000;

const SWITCH_PAGE = 0x00;
const END = 0x01;
const ENTITY = 0x02;
const STR_I = 0x03;
const LITERAL = 0x04;
const PI = 0x43;
const STR_T = 0x83;
const LITERAL_A = 0x84;
const OPAQUE = 0xc3;
const HAS_ATTRIBUTES = 0x80;
const HAS_CONTENT = 0x40;

/** IANA's numbers: not told, US-ASCII, ISO 8859-1 to -9, Shift_JIS, UTF-8, Big5, GB2312, KOI8-R, UCS-2 and UTF-16. */
const CHARSETS: ReadonlySet<number> = new Set([
  0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 17, 106, 1000, 1015, 2025, 2026, 2084,
]);
const UTF_8 = 106;

export const wbxml: BinaryContainer = {
  name: 'wbxml',
  mayBegin: (bytes, start) => (bytes[start] as number) >= 0x01 && (bytes[start] as number) <= 0x03,
  read({ bytes, region }) {
    const version = bytes[region.start] as number;
    // Version 1.0 had no charset and went out of use with the first phones.
    if (version < 0x01 || version > 0x03 || region.end - region.start < 6) return null;
    const reader = new WbxmlReader(bytes.subarray(0, region.end), region.start);
    const tree = reader.read();
    if (tree === null || tree.leaves.length === 0) return null;
    const division = treeDivision(bytes, tree, { kind: 'wbxml', isNumbered: false });
    return { fields: division.fields, locate: division.locate };
  },
};

class WbxmlReader {
  readonly #bytes: Uint8Array;
  readonly #tree = new ValueTree();
  /** Strings of the table, by where they start; what refers to them says what they are. */
  readonly #table = new Map<number, Leaf>();
  readonly #open: Group[] = [];
  #at: number;
  #tableStart = 0;
  #isUtf8 = false;
  #page = 0;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#at = start;
  }

  /** Null where the bytes are no whole document. */
  read(): ValueTree | null {
    if (!this.#readHead()) return null;
    let isDone = false;
    while (this.#at < this.#bytes.byteLength) {
      // Nothing but instructions and pages may stand around the one element.
      const token = this.#bytes[this.#at] as number;
      if (this.#open.length === 0 && isDone && token !== PI && token !== SWITCH_PAGE) return null;
      if (!this.#readToken()) return null;
      if (this.#open.length === 0 && token !== PI && token !== SWITCH_PAGE) isDone = true;
    }
    if (!isDone || this.#open.length > 0) return null;
    const tree = new ValueTree();
    for (const leaf of this.#table.values()) tree.leaf(leaf);
    for (const leaf of this.#tree.leaves) tree.leaf(leaf);
    return tree;
  }

  /** Version, public identifier, charset and table of strings (section 5.3). */
  #readHead(): boolean {
    this.#at += 1;
    const publicId = this.#integer();
    if (publicId === -1 || (publicId === 0 && this.#integer() === -1)) return false;
    const charset = this.#integer();
    if (!CHARSETS.has(charset)) return false;
    this.#isUtf8 = charset === UTF_8;
    const length = this.#integer();
    this.#tableStart = this.#at;
    const end = this.#at + length;
    if (length === -1 || end >= this.#bytes.byteLength) return false;
    while (this.#at < end) {
      const start = this.#at;
      const found = this.#bytes.indexOf(0, start);
      const stop = found === -1 || found > end ? end : found;
      if (!this.#isText(start, stop)) return false;
      if (stop > start) {
        if (this.#table.size >= MOST_STRINGS) return false;
        this.#table.set(start, { start, end: stop, kind: 'text', inside: null, name: null });
      }
      this.#at = stop + 1;
    }
    this.#at = end;
    return true;
  }

  /** One token of content, with what belongs to it. */
  #readToken(): boolean {
    const token = this.#next();
    if (token === SWITCH_PAGE) return this.#switchPage();
    if (token === PI) return this.#readAttributes(this.#open.at(-1) ?? null);
    if (token === -1) return false;
    if ((token & 0x3f) >= LITERAL) return this.#openElement(token);
    const element = this.#open.at(-1);
    if (element === undefined) return false;
    if (token === END) {
      element.end = this.#at;
      this.#open.pop();
      return true;
    }
    return this.#readValue(token, element, null);
  }

  #openElement(token: number): boolean {
    const start = this.#at - 1;
    if (this.#open.length >= MOST_NESTED) return false;
    const name = (token & 0x3f) === LITERAL ? this.#literal() : this.#page * 64 + (token & 0x3f);
    if (name === null) return false;
    const group = this.#tree.group({ start, end: start, inside: this.#open.at(-1) ?? null, name });
    if (group === null) return false;
    if ((token & HAS_ATTRIBUTES) !== 0 && !this.#readAttributes(group)) return false;
    if ((token & HAS_CONTENT) !== 0) this.#open.push(group);
    group.end = this.#at;
    return true;
  }

  /** Attribute starts are tokens below 128, and what belongs to their values is above or is a string (section 5.8.3). */
  #readAttributes(element: Group | null): boolean {
    let name: Name = null;
    for (;;) {
      const token = this.#next();
      if (token === END) return true;
      if (token === SWITCH_PAGE) {
        if (!this.#switchPage()) return false;
      } else if (token === LITERAL) {
        name = this.#literal();
        if (name === null) return false;
      } else if (token !== -1 && token < 0x80 && (token & 0x3f) > LITERAL) {
        name = this.#page * 64 + token;
      } else if (token > LITERAL_A && (token & 0x3f) > LITERAL) {
        // A value, or a piece of one, that the code page has.
      } else if (!this.#readValue(token, element, name)) return false;
    }
  }

  /** A string, an entity, an extension or opaque bytes (sections 5.8.4.1 to 5.8.4.6). */
  #readValue(token: number, inside: Group | null, name: Name): boolean {
    switch (token) {
      case STR_I:
      case 0x40:
      case 0x41:
      case 0x42: {
        const start = this.#at;
        const end = this.#bytes.indexOf(0, start);
        if (end === -1 || !this.#isText(start, end)) return false;
        this.#at = end + 1;
        return this.#tell('text', { start, end, inside, name });
      }
      case OPAQUE: {
        const length = this.#integer();
        const start = this.#at;
        const end = start + length;
        if (length === -1 || end > this.#bytes.byteLength) return false;
        this.#at = end;
        return this.#tell('bytes', { start, end, inside, name });
      }
      case STR_T:
      case 0x80:
      case 0x81:
      case 0x82: {
        const index = this.#integer();
        const start = this.#tableStart + index;
        const known = this.#table.get(start);
        if (known !== undefined && known.kind === 'text' && known.inside === null)
          this.#table.set(start, { ...known, inside, name });
        return index !== -1;
      }
      case ENTITY:
        return this.#integer() !== -1;
      case 0xc0:
      case 0xc1:
      case 0xc2:
        return true;
      default:
        return false;
    }
  }

  #tell(kind: Leaf['kind'], leaf: Omit<Leaf, 'kind'>): boolean {
    return leaf.end === leaf.start || this.#tree.leaf({ ...leaf, kind });
  }

  /** The name that the table of strings has there; null where it has none. */
  #literal(): Name {
    const index = this.#integer();
    const start = this.#tableStart + index;
    const known = index === -1 ? undefined : this.#table.get(start);
    if (known === undefined) return null;
    this.#table.set(start, { ...known, kind: 'name' });
    return { start, end: known.end };
  }

  #switchPage(): boolean {
    this.#page = this.#next();
    return this.#page !== -1;
  }

  #isText(start: number, end: number): boolean {
    return !this.#isUtf8 || isUtf8(this.#bytes.subarray(start, end));
  }

  /** -1 at the end. */
  #next(): number {
    const byte = this.#bytes[this.#at];
    this.#at += 1;
    return byte ?? -1;
  }

  /** A multi-byte integer of 32 bits at most (section 5.1); -1 where there is none. */
  #integer(): number {
    let value = 0;
    for (let count = 0; count < 5; count++) {
      const byte = this.#next();
      if (byte === -1) return -1;
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    return -1;
  }
}
