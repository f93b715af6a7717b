/*
 * Snappy's raw format (google/snappy, format_description.txt): the length of what it gives as a varint, then elements,
 * each a literal or a copy of what was given before. Nothing marks it, so the elements are walked first, which
 * takes no memory and, where the bytes are something else, ends within a few of them.
 */

/** Lengths are of 32 bits. */
const MOST_LENGTH_BYTES = 5;
/** A copy of three bytes gives at most 64. */
const MOST_EXPANSION = 22;
/** What the walk proves when it ends just at the end: see `snappyBits`. */
const END_BITS = 6;
/** The first element is a literal that fits: one tag in so many. */
const FIRST_BITS = 4;
const MOST_ELEMENT_BITS = 8;

interface Head {
  readonly length: number;
  /** Where the elements begin. */
  readonly start: number;
}

/** Bits that the bytes are evidence of as a whole block; 0 where they are none. */
export function snappyBits(bytes: Uint8Array): number {
  if (!beginsWithLiteral(bytes)) return 0;
  const head = headOf(bytes);
  if (head === null) return 0;
  const elements = walk(bytes, head, null);
  if (elements === 0) return 0;
  const around = bytes.byteLength - head.length;
  // Literals alone are between tags that could not be otherwise, but for where one ends and the next begins.
  if (around > elements) return 8 * Math.max(around - elements + 1, 2);
  // Every element more could have been one that does not fit.
  return END_BITS + FIRST_BITS + Math.log2(head.length) + Math.min(MOST_ELEMENT_BITS, elements - 1);
}

/** There is nothing to copy yet. A glance that spares nearly all bytes the rest. */
function beginsWithLiteral(bytes: Uint8Array): boolean {
  let at = 0;
  while (at < MOST_LENGTH_BYTES && (bytes[at] ?? 0) >= 0x80) at += 1;
  const tag = bytes[at + 1] ?? 3;
  return (tag & 3) === 0 && ((tag >> 2) + 1 > 60 || (tag >> 2) + 1 <= bytes.byteLength - at - 2);
}

/** What a whole block gives; null where the bytes are none, or it would be more than `most`. */
export function unsnappy(bytes: Uint8Array, most: number): Uint8Array | null {
  const head = headOf(bytes);
  if (head === null || head.length > most) return null;
  const output = new Uint8Array(head.length);
  return walk(bytes, head, output) === 0 ? null : output;
}

function headOf(bytes: Uint8Array): Head | null {
  let length = 0;
  for (let at = 0; at < Math.min(MOST_LENGTH_BYTES, bytes.byteLength); at++) {
    const byte = bytes[at] as number;
    length += (byte & 0x7f) * 2 ** (7 * at);
    if (byte < 0x80) {
      const left = bytes.byteLength - at - 1;
      return length === 0 || length > left * MOST_EXPANSION ? null : { length, start: at + 1 };
    }
  }
  return null;
}

/** Writes what the elements give to `output`, if there is one; how many they are, 0 where they do not give just the length. */
function walk(bytes: Uint8Array, { length, start }: Head, output: Uint8Array | null): number {
  const end = bytes.byteLength;
  let at = start;
  let written = 0;
  let elements = 0;
  while (at < end) {
    const tag = bytes[at] as number;
    at += 1;
    let run = (tag >> 2) + 1;
    if ((tag & 3) === 0) {
      if (run > 60) {
        const extra = run - 60;
        run = 1 + little(bytes, at, extra);
        at += extra;
      }
      if (run > end - at || run > length - written) return 0;
      output?.set(bytes.subarray(at, at + run), written);
      at += run;
    } else {
      let offset: number;
      if ((tag & 3) === 1) {
        run = ((tag >> 2) & 7) + 4;
        offset = ((tag >> 5) << 8) | (bytes[at] ?? 0);
        at += 1;
      } else {
        const wide = (tag & 3) === 2 ? 2 : 4;
        offset = little(bytes, at, wide);
        at += wide;
      }
      if (at > end || offset === 0 || offset > written || run > length - written) return 0;
      if (output !== null) copyWithin(output, written, { offset, run });
    }
    written += run;
    elements += 1;
  }
  return written === length ? elements : 0;
}

/** The source may reach into what is just being written, which repeats it. */
export function copyWithin(
  output: Uint8Array,
  written: number,
  { offset, run }: { readonly offset: number; readonly run: number },
): void {
  if (offset >= run) output.copyWithin(written, written - offset, written - offset + run);
  else for (let i = 0; i < run; i++) output[written + i] = output[written - offset + i] as number;
}

function little(bytes: Uint8Array, at: number, count: number): number {
  let number = 0;
  for (let i = 0; i < count; i++) number += (bytes[at + i] ?? 0) * 256 ** i;
  return number;
}
