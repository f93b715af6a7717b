import type { Span } from '../base/index.ts';
import type { Region } from './layers/layer-finder.ts';
import type { Scratch } from './scratch.ts';
import { SIX_BITS } from './six-bits.ts';

/** A run of base64 characters, wrapped or not. */
export interface Base64Run extends Span {
  /** Characters without line breaks and padding. */
  readonly characters: number;
  /** Characters of every line but the last. */
  readonly lineLength: number;
  /** Bytes of a line break. */
  readonly lineBreak: number;
  readonly lines: number;
}

/** From this many characters on a call into Node's decoder is faster than the loop here. */
const LEAST_NATIVE = 192;

/** A character that is left over, six bits for half a byte, is left out. */
export function base64Region(bytes: Uint8Array, run: Base64Run, layer: 'base64' | 'base64url'): Region {
  const span = { start: run.start, end: run.end };
  return {
    layer,
    span,
    bytes: run.characters >= LEAST_NATIVE ? decodeNative(bytes, run) : decodeShort(bytes, run),
    back({ start, end }) {
      const from = Math.floor(start / 3) * 4;
      const to = Math.ceil(end / 3) * 4;
      return { start: place(run, from), end: to >= run.characters ? run.end : place(run, to - 1) + 1 };
    },
    claims: false,
    fault: null,
  };
}

/** Where a character stands in the bytes. */
function place({ start, lineLength, lineBreak }: Base64Run, character: number): number {
  return start + character + Math.floor(character / lineLength) * lineBreak;
}

function decodedLength(characters: number): number {
  return (characters >>> 2) * 3 + Math.max((characters & 3) - 1, 0);
}

function decodeNative(bytes: Uint8Array, run: Base64Run): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + run.start, run.end - run.start).toString(
    'latin1',
  );
  const decoded = new Uint8Array(decodedLength(run.characters));
  Buffer.from(decoded.buffer).write(text, 'base64');
  return decoded;
}

/** Only for runs of one line: wrapped ones are longer than this is used for, or go character by character. */
function decodeShort(bytes: Uint8Array, run: Base64Run): Uint8Array {
  return decodeInto(new Uint8Array(decodedLength(run.characters)), bytes, run);
}

/** What a short run of one line stands for, in `scratch`; null where it is longer. */
export function glanceBase64(bytes: Uint8Array, run: Base64Run, scratch: Scratch): Uint8Array | null {
  const length = decodedLength(run.characters);
  return run.lines > 1 || length > scratch.most ? null : decodeInto(scratch.of(length), bytes, run);
}

function decodeInto(decoded: Uint8Array, bytes: Uint8Array, run: Base64Run): Uint8Array {
  let bits = 0;
  let to = 0;
  for (let i = 0; i < run.characters; i++) {
    const at = run.lines === 1 ? run.start + i : place(run, i);
    bits = (bits << 6) | (SIX_BITS[bytes[at] as number] as number);
    const phase = i & 3;
    if (phase !== 0) decoded[to++] = bits >>> (6 - phase * 2);
  }
  return decoded;
}
