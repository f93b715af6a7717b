import type { Fault } from './layers/layer-finder.ts';

/*
 * The decompressors of Node give all or nothing: one wrong byte and what came before it is gone with the
 * exception. Captures break off and lie, so a stream that fails as a whole is tried again on its beginnings:
 * growing fourfold from 64 bytes to the first that fails, then halving the step. What the longest good
 * beginning gives is kept. The growing and the limit on output bound the work to a few times `most`.
 */

/** Halvings at most: they find the fault to within 1/4096 of the bytes read. */
const MOST_HALVINGS = 12;
const FIRST_BEGINNING = 64;
/** What `begins` lets a few hundred bytes grow to; more is as good a sign. */
const MOST_OF_BEGINNING = 65_536;

export interface Codec {
  /** One of Node's synchronous decompressors. */
  readonly run: (bytes: Uint8Array, options: RunOptions) => unknown;
  /** The flush that makes it give what it has instead of asking for more. */
  readonly flush: number;
}

interface RunOptions {
  readonly maxOutputLength: number;
  readonly finishFlush?: number;
  readonly chunkSize?: number;
  /** Gives the engine too, which knows how much it read. */
  readonly info?: boolean;
}

export interface Decompressed {
  readonly bytes: Uint8Array;
  /** Compressed bytes read. */
  readonly consumed: number;
  readonly fault: Fault | null;
}

/** Decompresses one stream that begins at the first byte; never gives more than `most` bytes. */
export function decompress(codec: Codec, bytes: Uint8Array, most: number): Decompressed {
  const whole = attempt(codec, bytes, { maxOutputLength: Math.max(most, 1) });
  if (typeof whole !== 'string') return { ...whole, fault: null };
  if (whole === 'cut-off') {
    const sofar = beginning(codec, bytes, most);
    if (typeof sofar !== 'string') return { ...sofar, consumed: bytes.byteLength, fault: 'cut-off' };
  }
  const { bytes: read, consumed } = longestBeginning(codec, bytes, most);
  return { bytes: read, consumed, fault: whole === 'too-large' ? 'too-large' : 'broken' };
}

/** As `decompress`, but null unless the stream is whole, or more than may be read of it. */
export function decompressWhole(codec: Codec, bytes: Uint8Array, most: number): Decompressed | null {
  const whole = attempt(codec, bytes, { maxOutputLength: Math.max(most, 1) });
  if (whole === 'too-large') return { ...longestBeginning(codec, bytes, most), fault: 'too-large' };
  return typeof whole === 'string' ? null : { ...whole, fault: null };
}

/** Decompresses bytes that are one stream from first to last; null where they are not, or give more than `most` or nothing. */
export function decompressExactly(codec: Codec, bytes: Uint8Array, most: number): Decompressed | null {
  const whole = attempt(codec, bytes, { maxOutputLength: Math.max(most, 1) });
  if (typeof whole === 'string' || whole.consumed !== bytes.byteLength) return null;
  return whole.bytes.byteLength === 0 ? null : { ...whole, fault: null };
}

/** Whether the bytes read as the beginning of a stream without a fault. */
export function begins(codec: Codec, bytes: Uint8Array): boolean {
  const read = beginning(codec, bytes, MOST_OF_BEGINNING);
  return typeof read !== 'string' || read === 'too-large';
}

interface Read {
  readonly bytes: Uint8Array;
  readonly consumed: number;
}

function longestBeginning(codec: Codec, bytes: Uint8Array, most: number): Read {
  let best: Read = { bytes: new Uint8Array(0), consumed: 0 };
  let good = 0;
  let bad = bytes.byteLength;
  for (let length = FIRST_BEGINNING; length < bytes.byteLength; length *= 4) {
    const read = beginning(codec, bytes.subarray(0, length), most);
    if (typeof read === 'string') {
      bad = length;
      break;
    }
    best = read;
    good = length;
  }
  for (let halving = 0; halving < MOST_HALVINGS && bad - good > 1; halving++) {
    const middle = (good + bad) >>> 1;
    const read = beginning(codec, bytes.subarray(0, middle), most);
    if (typeof read === 'string') {
      bad = middle;
    } else {
      best = read;
      good = middle;
    }
  }
  return { bytes: best.bytes, consumed: good };
}

function beginning(codec: Codec, bytes: Uint8Array, most: number): Read | Fault {
  return attempt(codec, bytes, { maxOutputLength: Math.max(most, 1), finishFlush: codec.flush });
}

/** Output is written in pieces of so many bytes: all of it in one, mostly, and no more than is needed. */
const LEAST_CHUNK = 512;
const MOST_CHUNK = 128 * 1024;
const USUAL_EXPANSION = 5;

function chunkSizeFor(byteLength: number): number {
  return Math.min(MOST_CHUNK, Math.max(LEAST_CHUNK, byteLength * USUAL_EXPANSION));
}

function attempt(codec: Codec, bytes: Uint8Array, options: RunOptions): Read | Fault {
  // Most attempts fail, and to write down where takes longer than to fail.
  const traced = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    const { buffer, engine } = codec.run(bytes, {
      ...options,
      chunkSize: chunkSizeFor(bytes.byteLength),
      info: true,
    }) as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    return {
      bytes: new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength),
      consumed: engine.bytesWritten,
    };
  } catch (error) {
    return faultOf(error);
  } finally {
    Error.stackTraceLimit = traced;
  }
}

/** Which of the failures that bad bytes cause this is; anything else goes on up. */
function faultOf(error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_BUFFER_TOO_LARGE') return 'too-large';
  if (code === 'Z_BUF_ERROR') return 'cut-off';
  // zlib's own, brotli's (`ERR__ERROR_FORMAT_…`) and zstd's.
  if (/^(?:Z_|ERR_|ZSTD_)/.test(code)) return 'broken';
  throw error;
}
