import { TelltaleError } from '../base/index.ts';
import { readBurp } from './burp/index.ts';
import { type ByteInput, type Following, openInput } from './byte-input.ts';
import type { ByteReader } from './byte-reader.ts';
import { openContents } from './contents.ts';
import { captureFormatOf, HEAD_BYTES, unknownFormat } from './format.ts';
import { readHar } from './har/index.ts';
import { readFlows } from './mitmproxy/index.ts';
import { oddity } from './oddity.ts';
import { readPcap, readPcapng } from './pcap/index.ts';
import type { CaptureFormat, CaptureSummary, Recorded } from './recorded.ts';
import { placeOfRecording, readRecording } from './recording/index.ts';
import { readSaz } from './saz/index.ts';
import type { Compression } from './unpack/index.ts';

/** One capture, read once from beginning to end. */
export interface Capture {
  /** File name without folders, or `-` for standard input. */
  readonly file: string;
  readonly format: CaptureFormat;
  /** How the file is compressed as a whole; null where it is not. Offsets of records are those of what it unpacks to. */
  readonly compression: Compression | null;
  /**
   * All that is recorded, in the order of the file; to be asked for once. What follows a break that no reader
   * can get over is still read, so that the summary's hash is that of the whole file.
   */
  records(): Generator<Recorded>;
  /** Throws `capture-unfinished` before `records` has come to its end. */
  summary(): CaptureSummary;
  /** Bytes read so far, for progress. */
  bytesRead(): number;
}

/**
 * Opens a capture file, or standard input for `-`, and tells its format by its first bytes.
 * A recording may be named by its folder. `options.input` reads from there instead, so that a capture need not
 * be a file. `options.isHashed: false` spares the work of the hash, which the summary then leaves empty.
 * `options.follow` waits for more of a file that is still being written.
 * Throws `capture-missing`, `capture-unreadable`, `capture-format`.
 */
export function openCapture(
  path: string,
  options: { readonly input?: ByteInput; readonly isHashed?: boolean; readonly follow?: Following } = {},
): Capture {
  const place = path === '-' ? null : placeOfRecording(path);
  const input = options.input ?? openInput(place?.lines ?? path, options);
  const { reader, compression, ...opened } = openContents(input);
  const head = headOf(reader);
  const format = captureFormatOf(head);
  if (format === null) {
    opened.close();
    throw unknownFormat(input.file, head);
  }
  let finished = false;
  return {
    file: input.file,
    format,
    compression,
    *records() {
      try {
        yield* readerOf(format, place?.bodies ?? null)(reader, input.file);
        reader.drain();
        for (const notice of opened.finish()) yield oddity({ ...notice, about: input.file });
        finished = true;
      } finally {
        opened.close();
      }
    },
    summary() {
      if (!finished)
        throw new TelltaleError('capture-unfinished', `${input.file} has not been read to its end yet`);
      return {
        file: input.file,
        format,
        ...(compression === null ? {} : { compression }),
        sha256: input.sha256(),
        byteLength: input.bytesRead(),
      };
    },
    bytesRead: input.bytesRead,
  };
}

/** A few bytes tell every format but JSON with much white space before it. */
function headOf(reader: ByteReader): Uint8Array {
  const head = reader.peekUpTo(64);
  return captureFormatOf(head) === null ? reader.peekUpTo(HEAD_BYTES) : head;
}

function readerOf(
  format: CaptureFormat,
  bodies: string | null,
): (reader: ByteReader, file: string) => Generator<Recorded> {
  switch (format) {
    case 'pcap':
      return readPcap;
    case 'pcapng':
      return readPcapng;
    case 'mitmproxy':
      return readFlows;
    case 'har':
      return readHar;
    case 'saz':
      return readSaz;
    case 'burp':
      return readBurp;
    case 'recording':
      return (reader, file) => readRecording(reader, file, bodies);
    default:
      return format satisfies never;
  }
}
