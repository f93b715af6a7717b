import { concatBytes, jsonStringText } from '../../base/index.ts';
import { ByteReader } from '../byte-reader.ts';

/**
 * The longest entry that is read. Its text and its decoded bodies are in memory together; a longer one is
 * passed over and counted. (Firefox keeps 1 MiB of a body unless told otherwise.)
 */
export const MOST_ENTRY_BYTES = 256 * 1024 * 1024;

/** Longer names are read past: no name that is looked for comes near. */
const MOST_NAME_BYTES = 128;

/** How a value ended: with its own last byte, with the file, or it did not even begin. */
export type Outcome = 'whole' | 'cut' | 'malformed';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Bytes that end a number or a word: white space and everything that has a meaning of its own. */
const ENDS_SCALAR = new Uint8Array(256);
for (const letter of ' \n\r\t,:"[]{}') ENDS_SCALAR[letter.charCodeAt(0)] = 1;

/**
 * Walks JSON text that comes in chunks without building anything: it knows strings, escapes and depth, which
 * is all that finding the ends of values takes. What it passes over can be kept, up to a limit.
 */
export class JsonCursor {
  readonly #reader: ByteReader;
  readonly #mostKept: number;
  /** Whole chunks kept so far; null while nothing is to be kept. */
  #kept: Uint8Array[] | null = null;
  #keptBytes = 0;
  /** Where in the current chunk the kept bytes begin. */
  #keptFrom = 0;

  constructor(chunks: { next(): Uint8Array | null }, mostKept: number = MOST_ENTRY_BYTES) {
    this.#reader = new ByteReader(chunks);
    this.#mostKept = mostKept;
  }

  /** File offset of the next byte. */
  get offset(): number {
    return this.#reader.offset;
  }

  /** The next byte; -1 at the end. */
  peek(): number {
    return this.#more() ? (this.#reader.chunk[this.#reader.position] as number) : -1;
  }

  /** Passes over the byte that `peek` showed. */
  advance(): void {
    this.#reader.position += 1;
  }

  /** Passes over white space and shows the byte after it. */
  skipWhiteSpace(): number {
    for (;;) {
      const byte = this.peek();
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte;
      this.advance();
    }
  }

  skipByteOrderMark(): void {
    const start = this.#reader.peek(3);
    if (start !== null && start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) {
      this.#reader.position += 3;
    }
  }

  /** Passes over all that is left, and says how many bytes that was. */
  drain(): number {
    return this.#reader.drain();
  }

  /** From here on what is passed over is kept. */
  keep(): void {
    this.#kept = [];
    this.#keptBytes = 0;
    this.#keptFrom = this.#reader.position;
  }

  /** Ends keeping and gives what was kept, as a view where one chunk held it; null where it was too much. */
  taken(): Uint8Array | null {
    const { chunk, position } = this.#reader;
    const kept = this.#kept ?? [];
    const byteLength = this.#keptBytes + position - this.#keptFrom;
    kept.push(chunk.subarray(this.#keptFrom, position));
    this.#kept = null;
    return byteLength > this.#mostKept ? null : concatBytes(kept);
  }

  /** Reads the name that begins with the quote here; null where the file ends in it, '' where it is too long. */
  readName(): string | null {
    const raw: number[] = [];
    for (;;) {
      const byte = this.peek();
      if (byte === -1) return null;
      this.advance();
      if (raw.length <= MOST_NAME_BYTES) raw.push(byte);
      if (byte === BACKSLASH) {
        const escaped = this.peek();
        if (escaped === -1) return null;
        this.advance();
        raw.push(escaped);
      } else if (byte === QUOTE && raw.length > 1) break;
    }
    if (raw.length > MOST_NAME_BYTES) return '';
    return jsonStringText(Uint8Array.from(raw), {
      kind: 'string',
      start: 0,
      end: raw.length,
      members: [],
      items: [],
    });
  }

  /** Passes over one value. */
  skipValue(): Outcome {
    const byte = this.peek();
    if (byte === -1) return 'cut';
    if (byte === 0x7b || byte === 0x5b) {
      this.advance();
      return this.skipContainer(1);
    }
    if (byte === QUOTE) {
      this.advance();
      return this.#skipString() ? 'whole' : 'cut';
    }
    return this.#skipScalar();
  }

  /** Passes over the rest of containers, `depth` of which are open here. */
  skipContainer(depth: number): Outcome {
    let open = depth;
    while (this.#more()) {
      const { chunk } = this.#reader;
      const { byteLength } = chunk;
      let at = this.#reader.position;
      while (at < byteLength) {
        const byte = chunk[at++] as number;
        if (byte === QUOTE) {
          this.#reader.position = at;
          if (!this.#skipString()) return 'cut';
          if (this.#reader.chunk !== chunk) break;
          at = this.#reader.position;
        } else if (byte === 0x7b || byte === 0x5b) {
          open += 1;
        } else if (byte === 0x7d || byte === 0x5d) {
          open -= 1;
          if (open === 0) {
            this.#reader.position = at;
            return 'whole';
          }
        }
      }
      if (this.#reader.chunk === chunk) this.#reader.position = at;
    }
    return 'cut';
  }

  /** Passes over the rest of a string whose opening quote has been; false where the file ends in it. */
  #skipString(): boolean {
    while (this.#more()) {
      const { chunk } = this.#reader;
      const { byteLength } = chunk;
      let at = this.#reader.position;
      while (at < byteLength) {
        const byte = chunk[at++] as number;
        if (byte === QUOTE) {
          this.#reader.position = at;
          return true;
        }
        if (byte === BACKSLASH) at += 1;
      }
      this.#reader.position = byteLength;
      // The backslash was the chunk's last byte: what it escapes is the next one's first.
      if (at > byteLength && this.#more()) this.advance();
    }
    return false;
  }

  #skipScalar(): Outcome {
    let outcome: Outcome = 'malformed';
    for (;;) {
      const byte = this.peek();
      if (byte === -1 || ENDS_SCALAR[byte] === 1) return outcome;
      this.advance();
      outcome = 'whole';
    }
  }

  #more(): boolean {
    const reader = this.#reader;
    if (reader.position < reader.chunk.byteLength) return true;
    if (this.#kept !== null && reader.chunk.byteLength > this.#keptFrom) {
      this.#keptBytes += reader.chunk.byteLength - this.#keptFrom;
      if (this.#keptBytes > this.#mostKept) this.#kept.length = 0;
      else this.#kept.push(reader.chunk.subarray(this.#keptFrom));
    }
    this.#keptFrom = 0;
    const more = reader.need(1);
    // At the end the reader stays on its last chunk, which has been kept.
    if (!more) this.#keptFrom = reader.chunk.byteLength;
    return more;
  }
}
