/*
 * lz-string (pieroxy.net/blog/pages/lz-string): LZ78 over UTF-16 units. Code 0 brings a new unit of 8 bits, 1 one of
 * 16 bits, 2 ends the stream; phrases count from 3. Every emitted code takes the width that the decoder's dictionary
 * has grown to, so one counter of free codes decides it. Bits go into words of `width` bits, each code's lowest bit first.
 */

const URI_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-$';
const BASE64_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=';

/** What `compressToEncodedURIComponent` gives. */
export function lzStringForUri(text: string): string {
  return lzStringWords(text, 6)
    .map((word) => URI_ALPHABET[word])
    .join('');
}

/** What `compressToBase64` gives. */
export function lzStringBase64(text: string): string {
  const letters = lzStringWords(text, 6)
    .map((word) => BASE64_ALPHABET[word])
    .join('');
  return letters.padEnd(Math.ceil(letters.length / 4) * 4, '=');
}

/** What `compressToUint8Array` gives: words of sixteen bits, big-endian. */
export function lzStringBytes(text: string): Buffer {
  const words = lzStringWords(text, 16);
  const bytes = Buffer.alloc(words.length * 2);
  words.forEach((word, index) => {
    bytes.writeUInt16BE(word, index * 2);
  });
  return bytes;
}

/** What `compressToUTF16` gives. */
export function lzStringUtf16(text: string): string {
  const letters = lzStringWords(text, 15).map((word) => String.fromCharCode(word + 32));
  return `${letters.join('')} `;
}

function lzStringWords(text: string, width: number): number[] {
  const out = new Bits(width);
  const phrases = new Map<string, number>();
  const fresh = new Set<string>();
  /** Codes until the next one needs a bit more. */
  let room = 2;
  let bits = 2;
  let phrase = '';
  const grow = () => {
    room -= 1;
    if (room > 0) return;
    room = 2 ** bits;
    bits += 1;
  };
  const emit = (known: string) => {
    if (fresh.delete(known)) {
      const unit = known.charCodeAt(0);
      out.put(unit < 256 ? 0 : 1, bits);
      out.put(unit, unit < 256 ? 8 : 16);
      grow();
    } else {
      out.put(phrases.get(known) as number, bits);
    }
    grow();
  };
  for (const unit of text.split('')) {
    if (!phrases.has(unit)) {
      phrases.set(unit, phrases.size + 3);
      fresh.add(unit);
    }
    const longer = phrase + unit;
    if (phrases.has(longer)) {
      phrase = longer;
      continue;
    }
    emit(phrase);
    phrases.set(longer, phrases.size + 3);
    phrase = unit;
  }
  if (phrase !== '') emit(phrase);
  out.put(2, bits);
  return out.words();
}

class Bits {
  readonly #width: number;
  readonly #words: number[] = [];
  #word = 0;
  #filled = 0;

  constructor(width: number) {
    this.#width = width;
  }

  put(value: number, count: number): void {
    for (let bit = 0; bit < count; bit++) this.#one((value >>> bit) & 1);
  }

  #one(bit: number): void {
    this.#word = (this.#word << 1) | bit;
    this.#filled += 1;
    if (this.#filled < this.#width) return;
    this.#words.push(this.#word);
    this.#word = 0;
    this.#filled = 0;
  }

  /** The last word is always written, filled up with zeros, though it hold nothing. */
  words(): number[] {
    return [...this.#words, this.#word << (this.#width - this.#filled)];
  }
}
