import type { Decompressed } from './decompress.ts';
import { lz4Length, unlz4Into } from './lz4-block.ts';

/*
 * An LZ4 frame (lz4/lz4, lz4_Frame_format.md): a descriptor, then blocks, each with its length, until one of length 0.
 * Blocks may copy from those before. So the blocks are walked twice: first to know how much they give, for which no
 * memory is taken, and then to write it. Checksums are passed over: what was told is told, whatever the sum of it.
 */

const MAGIC = [0x04, 0x22, 0x4d, 0x18];
/** Magic, two bytes of descriptor and its checksum. */
const LEAST_HEAD = 7;
const STORED = 0x8000_0000;

/** The magic, and a descriptor of the one version there is. */
export function isLz4FrameAt(bytes: Uint8Array, at: number): boolean {
  if (!MAGIC.every((byte, i) => bytes[at + i] === byte)) return false;
  const flags = bytes[at + 4] ?? 0;
  const blockSize = (bytes[at + 5] ?? 0) >> 4;
  return (flags & 0xc2) === 0x40 && blockSize >= 4 && blockSize <= 7;
}

export function unlz4Frame(bytes: Uint8Array, most: number): Decompressed {
  const blocks: Block[] = [];
  let length = 0;
  const walked = walk(bytes, (block) => {
    const given = block.isStored
      ? block.data.byteLength
      : lz4Length(block.data, { before: length, most: most - length });
    if (given === -1) {
      const isTooMuch = lz4Length(block.data, { before: length, most: Number.POSITIVE_INFINITY }) !== -1;
      return isTooMuch ? 'too-large' : 'broken';
    }
    if (length + given > most) return 'too-large';
    blocks.push(block);
    length += given;
    return null;
  });
  const output = new Uint8Array(length);
  let written = 0;
  for (const { data, isStored } of blocks) {
    if (isStored) output.set(data, written);
    written = isStored ? written + data.byteLength : unlz4Into(output, written, data);
  }
  return { bytes: output, ...walked };
}

interface Block {
  readonly data: Uint8Array;
  readonly isStored: boolean;
}

/** Tells every block until one is refused; how far it came, and why not farther. */
function walk(bytes: Uint8Array, take: (block: Block) => Decompressed['fault']): Omit<Decompressed, 'bytes'> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = bytes[4] ?? 0;
  const checksum = (flags & 0x10) === 0 ? 0 : 4;
  let at = LEAST_HEAD + ((flags & 0x08) === 0 ? 0 : 8) + ((flags & 0x01) === 0 ? 0 : 4);
  while (at + 4 <= bytes.byteLength) {
    const size = view.getUint32(at, true);
    const start = at + 4;
    if (size === 0) {
      const end = start + ((flags & 0x04) === 0 ? 0 : 4);
      return end > bytes.byteLength ? cutOff(bytes) : { consumed: end, fault: null };
    }
    const end = start + (size % STORED);
    if (end + checksum > bytes.byteLength) return cutOff(bytes);
    const block = { data: bytes.subarray(start, end), isStored: size >= STORED };
    const fault = take(block);
    if (fault !== null) return { consumed: at, fault };
    at = end + checksum;
  }
  return cutOff(bytes);
}

function cutOff(bytes: Uint8Array): Omit<Decompressed, 'bytes'> {
  return { consumed: bytes.byteLength, fault: 'cut-off' };
}
