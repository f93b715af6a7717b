/** How a capture's file is compressed as a whole. */
export type Compression = 'gzip' | 'zstd';

/**
 * Tells a compression by the first bytes: gzip with its one method (RFC 1952, section 2.3.1), a Zstandard frame or a
 * skippable one before it (RFC 8878, sections 3.1.1 and 3.1.2). Null where the file is not compressed so.
 */
export function compressionOf(head: Uint8Array): Compression | null {
  const [a, b, c, d] = head;
  if (a === 0x1f && b === 0x8b && c === 8) return 'gzip';
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd';
  return (a ?? 0) >> 4 === 5 && b === 0x2a && c === 0x4d && d === 0x18 ? 'zstd' : null;
}
