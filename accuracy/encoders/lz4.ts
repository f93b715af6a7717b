import { xxh32 } from './xxhash.ts';

/** Longest block of the smallest block size, 64 KB. */
const BLOCK = 65_536;

/**
 * An LZ4 frame (github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md) of independent blocks. A block is one sequence of
 * literals alone, or, where its second half begins with what its first does, literals and one match.
 */
export function lz4Frame(bytes: Uint8Array): Buffer {
  const descriptor = Buffer.of(0x60, 0x40);
  const checksum = parseInt(xxh32(descriptor).slice(4, 6), 16);
  const blocks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += BLOCK) {
    const block = lz4Block(bytes.subarray(at, at + BLOCK));
    const size = Buffer.alloc(4);
    size.writeUInt32LE(block.length);
    blocks.push(size, block);
  }
  const magic = Buffer.of(0x04, 0x22, 0x4d, 0x18);
  return Buffer.concat([magic, descriptor, Buffer.of(checksum), ...blocks, Buffer.alloc(4)]);
}

/** A match may not begin in the last 12 bytes, and the last 5 are literals (lz4_Block_format.md). */
const LAST_MATCH = 12;
const LAST_LITERALS = 5;
const LEAST_MATCH = 4;

/** A raw LZ4 block. */
export function lz4Block(bytes: Uint8Array): Buffer {
  const sequences: Buffer[] = [];
  const lastSeen = new Map<string, number>();
  let literal = 0;
  for (let at = 0; at < bytes.length - LAST_MATCH; ) {
    const key = bytes.subarray(at, at + LEAST_MATCH).join(' ');
    const seen = lastSeen.get(key);
    lastSeen.set(key, at);
    if (seen === undefined || at - seen > 65_535) {
      at += 1;
      continue;
    }
    let length = LEAST_MATCH;
    while (at + length < bytes.length - LAST_LITERALS && bytes[seen + length] === bytes[at + length])
      length += 1;
    sequences.push(sequence(bytes.subarray(literal, at), { offset: at - seen, length }));
    at += length;
    literal = at;
  }
  sequences.push(sequence(bytes.subarray(literal), null));
  return Buffer.concat(sequences);
}

function sequence(literals: Uint8Array, match: { offset: number; length: number } | null): Buffer {
  const extra = match === null ? 0 : match.length - LEAST_MATCH;
  const token = (Math.min(literals.length, 15) << 4) | Math.min(extra, 15);
  const head = Buffer.concat([Buffer.of(token), lengthBytes(literals.length), literals]);
  if (match === null) return head;
  return Buffer.concat([head, Buffer.of(match.offset & 255, match.offset >> 8), lengthBytes(extra)]);
}

/** What four bits of the token do not hold. */
function lengthBytes(length: number): Buffer {
  if (length < 15) return Buffer.alloc(0);
  const rest = length - 15;
  return Buffer.of(...Array.from({ length: Math.floor(rest / 255) }, () => 255), rest % 255);
}
