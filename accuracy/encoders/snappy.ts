import { varint } from './protobuf.ts';

/*
 * Snappy's raw format (github.com/google/snappy/blob/main/format_description.txt): the length, then literals and
 * copies. A greedy search of four bytes with a table of where they last stood is all the compressing it does.
 */

/** Bytes of one element at most here, which needs one byte of length for literals and two of offset for copies. */
const MOST_LITERAL = 256;
const MOST_COPY = 64;
const LEAST_COPY = 4;
const FARTHEST = 65_535;

export function snappy(bytes: Uint8Array): Buffer {
  const out: Buffer[] = [varint(BigInt(bytes.length))];
  const lastSeen = new Map<string, number>();
  let literal = 0;
  let at = 0;
  while (at + LEAST_COPY <= bytes.length) {
    const key = bytes.subarray(at, at + LEAST_COPY).join(' ');
    const seen = lastSeen.get(key);
    lastSeen.set(key, at);
    if (seen === undefined || at - seen > FARTHEST) {
      at += 1;
      continue;
    }
    let length = LEAST_COPY;
    while (length < MOST_COPY && at + length < bytes.length && bytes[seen + length] === bytes[at + length])
      length += 1;
    out.push(...literals(bytes.subarray(literal, at)), copy(at - seen, length));
    at += length;
    literal = at;
  }
  out.push(...literals(bytes.subarray(literal)));
  return Buffer.concat(out);
}

function literals(bytes: Uint8Array): Buffer[] {
  const elements: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += MOST_LITERAL) {
    const piece = bytes.subarray(at, at + MOST_LITERAL);
    const last = piece.length - 1;
    elements.push(last < 60 ? Buffer.of(last << 2) : Buffer.of(60 << 2, last), Buffer.from(piece));
  }
  return elements;
}

function copy(offset: number, length: number): Buffer {
  return Buffer.of(((length - 1) << 2) | 2, offset & 255, offset >> 8);
}
