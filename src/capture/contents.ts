import type { Notice } from '../base/index.ts';
import type { ByteInput } from './byte-input.ts';
import { ByteReader } from './byte-reader.ts';
import { type Compression, compressionOf, unpack } from './unpack/index.ts';

/** What a capture's file holds: its bytes, or what they unpack to. */
export interface Contents {
  readonly reader: ByteReader;
  readonly compression: Compression | null;
  /** Once `reader` is at its end: reads what is left of the file, and gives what is to be told of it as a whole. */
  finish(): readonly Omit<Notice, 'about'>[];
  close(): void;
}

/** Opens a file's contents, unpacked where the file is compressed as a whole. Throws what reading `input` throws. */
export function openContents(input: ByteInput): Contents {
  const reader = new ByteReader(input);
  const compression = compressionOf(reader.peekUpTo(4));
  if (compression === null) return { reader, compression, finish: () => [], close: input.close };
  const unpacked = unpack(reader, compression);
  return {
    reader: new ByteReader(unpacked),
    compression,
    finish() {
      reader.drain();
      return unpacked.notices();
    },
    close() {
      unpacked.close();
      input.close();
    },
  };
}
