import { bytesOf, latin1Of, TelltaleError } from '../base/index.ts';
import type { CaptureFormat } from './recorded.ts';
import { RECORDING_START } from './recording/index.ts';

/** Bytes of a file's beginning that are enough to tell its format, white space before JSON included. */
export const HEAD_BYTES = 4096;

const PCAP_MAGICS = new Set([
  0xa1b2c3d4, // microseconds, big-endian
  0xd4c3b2a1, // microseconds, little-endian
  0xa1b23c4d, // nanoseconds
  0x4d3cb2a1,
  0xa1b2cd34, // Kuznetzov's modified pcap, with longer record headers
  0x34cdb2a1,
]);

const ACCEPTED =
  'pcap, pcapng, HAR, mitmproxy flow files, Fiddler archives (SAZ), Burp items (XML) and recordings are read';

/** Burp writes the type of its document before it, with the version that made it. */
const BURP = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}\?>[\s\S]{0,3000}<items burpVersion=/;

/** A recording of a version that is not read here. */
const OTHER_RECORDING = '{"telltale":"recording/';

/** What Telltale itself writes and reads, and is no capture: a saved examination, a comparison, a case in JSON. */
const OWN_JSON = /^(?:\xef\xbb\xbf)?[ \t\r\n]*\{[ \t\r\n]*"telltale"[ \t\r\n]*:[ \t\r\n]*"([a-z]{1,20})\//;

/** Beginnings of files that people mistake for captures, and what to do with each. */
const STRANGERS: readonly (readonly [magic: readonly number[], says: string])[] = [
  [[0x1f, 0x8b], 'is compressed twice, with gzip inside; unpack it first'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'is compressed twice, with Zstandard inside; unpack it first'],
  [[0x04, 0x22, 0x4d, 0x18], 'is compressed with LZ4; unpack it first with lz4 -d'],
  [[0x42, 0x5a, 0x68], 'is compressed with bzip2; unpack it first with bunzip2'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'is compressed with xz; unpack it first with unxz'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'is a 7-Zip archive; unpack it first'],
  [[...bytesOf('snoop\0\0\0')], 'is a snoop capture; convert it with editcap -F pcap'],
  [[...bytesOf('RTSS')], 'is a Network Monitor capture; convert it with editcap -F pcap'],
  [[...bytesOf('GMBU')], 'is a Network Monitor capture; convert it with editcap -F pcap'],
  [[0x89, 0x50, 0x4e, 0x47], 'is a PNG picture'],
  [[0xff, 0xd8, 0xff], 'is a JPEG picture'],
  [[...bytesOf('%PDF')], 'is a PDF document'],
  [[0x7f, 0x45, 0x4c, 0x46], 'is a program'],
  [[...bytesOf('SQLite format 3')], 'is a SQLite database'],
  [[...bytesOf(OTHER_RECORDING)], 'is a recording of another version of Telltale; read it with that version'],
  [[...bytesOf('<')], 'is XML or HTML'],
  [[0xff, 0xfe], 'is UTF-16 text; save it as UTF-8'],
  [[0xfe, 0xff], 'is UTF-16 text; save it as UTF-8'],
  [[...bytesOf('CLIENT_')], 'is a TLS key log; give it with --keys'],
];

/** Tells the format of a capture from its first bytes (up to HEAD_BYTES), never from its name; null if none of ours. */
export function captureFormatOf(head: Uint8Array): CaptureFormat | null {
  const magic = head.byteLength < 4 ? 0 : new DataView(head.buffer, head.byteOffset).getUint32(0);
  if (PCAP_MAGICS.has(magic)) return 'pcap';
  if (magic === 0x0a0d0d0a) return 'pcapng';
  // Other archives than Fiddler's are refused by what they hold.
  if (magic === 0x504b0304) return 'saz';
  // A flow is a dictionary in tnetstring form, whose first entry is a key with a length of its own.
  if (/^[1-9]\d{0,11}:\d{1,3}:[a-z_]+[,;]/.test(latin1Of(head.subarray(0, 64)))) return 'mitmproxy';
  const start = latin1Of(head.subarray(0, 64));
  if (RECORDING_START.test(start)) return 'recording';
  if (start.startsWith(OTHER_RECORDING) || OWN_JSON.test(latin1Of(head))) return null;
  if (BURP.test(latin1Of(head))) return 'burp';
  // An object, or a list of objects as people cut out of one.
  return /^(?:\xef\xbb\xbf)?[ \t\r\n]*(?:\[[ \t\r\n]*)?\{/.test(latin1Of(head)) ? 'har' : null;
}

/** Whether a file that nobody named is a capture: stricter about JSON, of which folders hold many kinds. */
export function looksLikeCapture(head: Uint8Array, file: string): boolean {
  const format = captureFormatOf(head);
  if (format === 'saz') return file.toLowerCase().endsWith('.saz');
  if (format !== 'har') return format !== null;
  return /\.har(?:\.gz|\.zst)?$/i.test(file) || latin1Of(head).includes('"log"');
}

/** The error for a file that is no capture: says what it is instead, and what would be one. */
export function unknownFormat(file: string, head: Uint8Array): TelltaleError {
  if (head.byteLength === 0) {
    return new TelltaleError('capture-format', `${file} is empty; ${ACCEPTED}`);
  }
  const own = OWN_JSON.exec(latin1Of(head))?.[1];
  const stranger = STRANGERS.find(([magic]) => magic.every((byte, index) => head[index] === byte));
  const seen = stranger?.[1] ?? ownFile(own) ?? `is no capture (${beginning(head.subarray(0, 8))})`;
  return new TelltaleError('capture-format', `${file} ${seen}; ${ACCEPTED}`);
}

/** Null for what is none of ours. */
function ownFile(word: string | undefined): string | null {
  if (word === undefined) return null;
  return word === 'examination'
    ? 'is a saved examination: telltale compare reads those, and here the capture is needed that it was made of'
    : "is a file of Telltale's own, such as a case, and no capture";
}

/** Text is not repeated: a list of numbers is no capture, and its first line may be somebody's. */
function beginning(bytes: Uint8Array): string {
  const isText = bytes.every((byte) => (byte >= 0x20 && byte !== 0x7f) || (byte >= 0x09 && byte <= 0x0d));
  return isText ? 'it begins like text' : `first bytes: ${Buffer.from(bytes).toString('hex')}`;
}
