import { crc32, createInflateRaw, createZstdDecompress } from 'node:zlib';
import type { Compression } from './compression.ts';
import { passGzipHead } from './gzip-head.ts';
import type { MemberInput } from './member-input.ts';

/**
 * Compressed files are runs of members, each decoded by itself (gzip: RFC 1952, section 2.2; Zstandard frames: RFC 8878,
 * section 3.1). Node's own streams stop at the end of the first Zstandard frame, and lose what they have where garbage
 * follows a gzip member. So here each member gets a decoder of its own; the decoder says how many bytes it used, and
 * what is left over belongs to the next one. Input goes in by small pieces, and the next one only once what came
 * out is taken: a decoder that fails takes with it no more than what one piece gave.
 */

/** Compressed bytes given to a decoder at once. */
const PIECE_BYTES = 1 << 14;

/** Bytes that a file may unpack to whatever its own length: traffic that says little packs well. */
export const MOST_UNPACKED_AT_ONCE = 1 << 28;

/**
 * Past that, how many times its length a file may unpack to. Captures pack to a tenth, the most repetitive ones to a
 * hundredth; gzip can at most say 1,032 bytes with one, Zstandard many thousands.
 */
export const MOST_EXPANSION = 400;

/** How unpacking came to its end. `rest` counts the compressed bytes that were not unpacked. */
export type Outcome = 'whole' | 'cut' | 'damaged' | 'checksum-wrong' | 'bomb' | 'foreign-rest';

export interface Unpacking {
  outcome: Outcome;
  rest: number;
}

/** Unpacks all members; `unpacking` holds how it went, once the generator has come to its end. */
export async function* membersOf(
  compression: Compression,
  input: MemberInput,
  unpacking: Unpacking,
): AsyncGenerator<Uint8Array> {
  let produced = 0;
  const end = async (outcome: Outcome) => {
    const { byteLength, isZero } = await input.drain();
    const isPadding = outcome === 'foreign-rest' && isZero;
    unpacking.outcome = isPadding ? 'whole' : outcome;
    unpacking.rest = isPadding ? 0 : byteLength;
  };
  for (;;) {
    const start = compression === 'gzip' ? await passGzipHead(input) : await passFrameHead(input);
    if (start === 'none') return end('foreign-rest');
    if (start === 'skipped') continue;
    if (start !== 'passed') return end(start);
    const decoding = { isWhole: false };
    let checksum = 0;
    let length = 0;
    try {
      for await (const bytes of decoded(compression, input, decoding)) {
        produced += bytes.byteLength;
        if (produced > MOST_UNPACKED_AT_ONCE && produced > MOST_EXPANSION * input.taken) return end('bomb');
        if (compression === 'gzip') checksum = crc32(bytes, checksum);
        length += bytes.byteLength;
        yield bytes;
      }
    } catch (error) {
      if (!isOfZlib(error)) throw error;
      return end('damaged');
    }
    if (!decoding.isWhole) return end('cut');
    if (compression !== 'gzip') continue;
    const trailer = await input.take(8);
    if (trailer.byteLength < 8) return end('cut');
    const view = new DataView(trailer.buffer, trailer.byteOffset);
    const isRight = view.getUint32(0, true) === checksum && view.getUint32(4, true) === length >>> 0;
    if (!isRight) return end('checksum-wrong');
  }
}

/** Leaves a frame's magic for the decoder; skips a frame that holds nothing (RFC 8878, section 3.1.2). */
async function passFrameHead(input: MemberInput): Promise<'passed' | 'skipped' | 'none' | 'cut'> {
  const magic = await input.take(4);
  const [a, b, c, d] = magic;
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) {
    input.unread(magic);
    return 'passed';
  }
  if (magic.byteLength < 4 || (a as number) >> 4 !== 5 || b !== 0x2a || c !== 0x4d || d !== 0x18) {
    input.unread(magic);
    return 'none';
  }
  const said = await input.take(4);
  if (said.byteLength < 4) return 'cut';
  let left = new DataView(said.buffer, said.byteOffset).getUint32(0, true);
  while (left > 0) {
    const piece = await input.piece(left);
    if (piece === null) return 'cut';
    left -= piece.byteLength;
  }
  return 'skipped';
}

/** Decodes one member; `decoding.isWhole` says afterwards whether it had an end. */
async function* decoded(
  compression: Compression,
  input: MemberInput,
  decoding: { isWhole: boolean },
): AsyncGenerator<Uint8Array> {
  const decoder = compression === 'gzip' ? createInflateRaw() : createZstdDecompress();
  const state: { error: unknown; isDone: boolean; wake: () => void } = {
    error: null,
    isDone: false,
    wake() {},
  };
  const done = () => {
    state.isDone = true;
    state.wake();
  };
  decoder.on('readable', () => state.wake());
  decoder.on('end', done);
  decoder.on('error', (error) => {
    state.error = error;
    done();
  });
  let given = 0;
  try {
    for (;;) {
      const piece = await input.piece(PIECE_BYTES);
      state.isDone = false;
      if (piece === null) decoder.end();
      else decoder.write(piece, done);
      for (;;) {
        const bytes: Uint8Array | null = decoder.read();
        if (bytes !== null) {
          yield bytes;
          continue;
        }
        if (state.isDone) break;
        await new Promise<void>((resolve) => {
          state.wake = resolve;
        });
      }
      if (piece === null && isCut(state.error)) return;
      if (state.error !== null) throw state.error;
      given += piece?.byteLength ?? 0;
      const left = given - decoder.bytesWritten;
      if (piece !== null && left === 0) continue;
      if (piece !== null) input.unread(piece.subarray(piece.byteLength - left));
      decoding.isWhole = true;
      return;
    }
  } finally {
    decoder.destroy();
  }
}

/** What zlib says, and Node for it of Zstandard, where the input ends before the member does. */
function isCut(error: unknown): boolean {
  return isOfZlib(error) && error.code === 'Z_BUF_ERROR';
}

/** Errors of the decoders have codes of theirs. */
function isOfZlib(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && /^(?:Z_|ZSTD_)/.test(String(error.code));
}
