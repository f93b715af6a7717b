import {
  brotliCompressSync,
  constants,
  deflateRawSync,
  deflateSync,
  gzipSync,
  inflateRawSync,
  zstdCompressSync,
} from 'node:zlib';
import { bytesOf, ofBytes, ofText } from '../content.ts';
import { lzStringBase64, lzStringBytes, lzStringForUri, lzStringUtf16 } from '../encoders/lz-string.ts';
import { lz4Frame } from '../encoders/lz4.ts';
import { snappy } from '../encoders/snappy.ts';
import { zip } from '../encoders/zip.ts';
import type { Random } from '../random.ts';
import { laid } from './laid.ts';
import type { Layer } from './layer.ts';

/** A layer from bytes to bytes; `names` are those that are right for it. */
function layer(
  id: string,
  names: readonly string[],
  compress: (bytes: Buffer) => Uint8Array,
  label?: string,
): Layer {
  return {
    id,
    takes: 'any',
    ...(label === undefined ? {} : { label }),
    lay: (content) =>
      laid(content, ofBytes(compress(bytesOf(content))), { id, readings: names.map((name) => [name]) }),
  };
}

const gzip = (bytes: Buffer) => gzipSync(bytes, { level: 6 });
const brotli = (bytes: Buffer) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });

const base64Text = (text: string) => ofText(lzStringBase64(text));
/** Its four ways of writing what it compressed. */
const LZ_STRINGS = [
  base64Text,
  (text: string) => ofText(lzStringForUri(text)),
  (text: string) => ofText(lzStringUtf16(text)),
  (text: string) => ofBytes(lzStringBytes(text)),
];

/** Between two other files, as a phone's zipped report has it. */
function zipped(bytes: Buffer, random: Random): Buffer {
  const files = [`${random.letters(6, 'abcdef')}.log`, `log/${random.letters(4, 'uvwxyz')}.txt`, 'end'].map(
    (name, at) => ({
      name,
      bytes: at === 1 ? bytes : Buffer.from(`${name} opened\n`.repeat(random.between(1, 30))),
    }),
  );
  return zip(files, { isStreamed: random.chance(0.5) });
}

/** Bytes of a local file header without its name, and where it says how long that is (APPNOTE.TXT 4.3.7). */
const LOCAL_HEADER = 30;
const NAME_LENGTH_AT = 26;

/** The streams of a whole archive, or the one behind an entry's header, of which text around it may leave some bytes. */
function inflatedPieces(bytes: Buffer): Buffer[] {
  const starts = [0, 1, 2, 3];
  for (let at = bytes.indexOf('PK\x03\x04'); at >= 0; at = bytes.indexOf('PK\x03\x04', at + 1)) {
    if (at + LOCAL_HEADER > bytes.length) break;
    starts.push(at + LOCAL_HEADER + bytes.readUInt16LE(at + NAME_LENGTH_AT));
  }
  return starts.flatMap((from) => {
    try {
      return [inflateRawSync(bytes.subarray(from), { finishFlush: constants.Z_SYNC_FLUSH })];
    } catch {
      return [];
    }
  });
}

export const compressionLayers: readonly Layer[] = [
  layer('gzip', ['gzip'], gzip),
  layer('gzip, labelled', ['gzip'], gzip, 'gzip'),
  layer('gzip, wrong label', ['gzip'], gzip, 'br'),
  layer('zlib', ['zlib'], deflateSync),
  layer('zlib, labelled', ['deflate', 'zlib'], deflateSync, 'deflate'),
  layer('deflate', ['deflate'], deflateRawSync),
  layer('deflate, labelled', ['deflate'], deflateRawSync, 'deflate'),
  layer('br', ['br'], brotli),
  layer('br, labelled', ['br'], brotli, 'br'),
  layer('br, wrong label', ['br'], brotli, 'gzip'),
  layer('zstd', ['zstd'], zstdCompressSync),
  layer('zstd, labelled', ['zstd'], zstdCompressSync, 'zstd'),
  layer('snappy', ['snappy'], snappy),
  layer('lz4', ['lz4'], lz4Frame),
  {
    id: 'zip',
    takes: 'any',
    lay: (content, { random }) =>
      laid(content, ofBytes(zipped(bytesOf(content), random)), {
        id: 'zip',
        readings: [['deflate']],
        piece: inflatedPieces,
      }),
  },
  {
    id: 'lz-string',
    takes: 'text',
    lay: (content, { random }) => {
      const text = bytesOf(content).toString();
      const write = random.pick(LZ_STRINGS);
      const readings = [['lz-string'], ...(write === base64Text ? [['base64', 'lz-string']] : [])];
      const written = write(text);
      return laid(content, written, { id: 'lz-string', readings });
    },
  },
];
