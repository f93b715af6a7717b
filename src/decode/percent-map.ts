import type { Span } from '../base/index.ts';

const PERCENT = 0x25;
const PLUS = 0x2b;

/** Hex digit → its value; 255 where it is none. */
const HEX = new Uint8Array(256).fill(255);
for (let value = 0; value < 16; value++) {
  HEX[value.toString(16).charCodeAt(0)] = value;
  HEX[value.toString(16).toUpperCase().charCodeAt(0)] = value;
}

/** Whether a percent sign with two hex digits (RFC 3986 section 2.1) stands at `at`, whole before `end`. */
export function isEscapeAt(bytes: Uint8Array, at: number, end: number): boolean {
  return (
    bytes[at] === PERCENT &&
    at + 2 < end &&
    HEX[bytes[at + 1] as number] !== 255 &&
    HEX[bytes[at + 2] as number] !== 255
  );
}

/** Undoes percent-encoding; what is no valid escape stays. With `plusIsSpace` as in forms (WHATWG URL, section 5). */
export function percentDecode(raw: Uint8Array, plusIsSpace: boolean): Uint8Array {
  const value = new Uint8Array(raw.byteLength);
  let to = 0;
  for (let at = 0; at < raw.byteLength; at++) {
    const byte = raw[at] as number;
    if (byte === PERCENT && isEscapeAt(raw, at, raw.byteLength)) {
      value[to++] = ((HEX[raw[at + 1] as number] as number) << 4) | (HEX[raw[at + 2] as number] as number);
      at += 2;
    } else {
      value[to++] = byte === PLUS && plusIsSpace ? 0x20 : byte;
    }
  }
  return value.subarray(0, to);
}

/** Decoded bytes between two marks: a look-up walks at most so far and a span. */
const MARK_DISTANCE = 4_096;

/** From spans of the decoded bytes to the runs of `raw` that stand for them. */
export function percentMap(raw: Uint8Array): (span: Span) => Span {
  /** Where in `raw` every `MARK_DISTANCE`th byte begins. */
  const marks: number[] = [0];
  const rawIndex = (value: number): number => {
    const wanted = Math.floor(value / MARK_DISTANCE);
    while (marks.length <= wanted) marks.push(walk(raw, marks.at(-1) as number, MARK_DISTANCE));
    return walk(raw, marks[wanted] as number, value - wanted * MARK_DISTANCE);
  };
  return ({ start, end }) => {
    const from = rawIndex(Math.min(Math.max(start, 0), raw.byteLength));
    return { start: from, end: walk(raw, from, Math.min(end, raw.byteLength) - start) };
  };
}

function walk(raw: Uint8Array, from: number, count: number): number {
  let at = from;
  for (let i = 0; i < count && at < raw.byteLength; i++) at += isEscapeAt(raw, at, raw.byteLength) ? 3 : 1;
  return at;
}
