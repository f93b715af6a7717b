import { X509Certificate } from 'node:crypto';
import { brotliDecompressSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { concatBytes } from '../../base/index.ts';
import { u16 } from './first-message.ts';
import { MOST_HANDSHAKE_BYTES } from './handshake-lane.ts';

/** Who a certificate says that it is for, and who says so: distinguished names, the most general part first, on one line. */
export interface ServerCertificate {
  readonly subject: string;
  readonly issuer: string;
}

/** Longest name that is kept; what authorities sign has some 200 characters. */
const MOST_NAME_CHARACTERS = 512;

/** The first certificate of a Certificate message, in DER (RFC 5246 §7.4.2, RFC 8446 §4.4.2); null where there is none. */
export function leafOf(message: Uint8Array, isTls13: boolean): Uint8Array | null {
  // Message header; in TLS 1.3 a context, led by its length; length of the list.
  let at = 4;
  if (isTls13) at += 1 + (message[at] ?? 0);
  at += 3;
  const byteLength = ((message[at] ?? 0) << 16) | u16(message, at + 1);
  const end = at + 3 + byteLength;
  return byteLength === 0 || end > message.length ? null : message.slice(at + 3, end);
}

/** RFC 8879 §7.3. */
const ZLIB = 1;
const BROTLI = 2;
const ZSTD = 3;

/** The first certificate of a CompressedCertificate message (RFC 8879 §4), which many phones ask for. */
export function compressedLeafOf(message: Uint8Array): Uint8Array | null {
  // Message header; algorithm; length of what it becomes; length of what follows.
  const [algorithm, start] = [u16(message, 4), 4 + 2 + 3 + 3];
  const wholeLength = ((message[6] ?? 0) << 16) | u16(message, 7);
  if (wholeLength === 0 || wholeLength > MOST_HANDSHAKE_BYTES || message.length <= start) return null;
  try {
    const options = { maxOutputLength: wholeLength };
    const compressed = message.subarray(start);
    const undo = { [ZLIB]: inflateSync, [BROTLI]: brotliDecompressSync, [ZSTD]: zstdDecompressSync }[
      algorithm
    ];
    if (undo === undefined) return null;
    return leafOf(concatBytes([new Uint8Array(4), undo(compressed, options)]), true);
  } catch {
    // What is broken, or longer than it says.
    return null;
  }
}

/** Null where it cannot be read. */
export function certificateNames(der: Uint8Array): ServerCertificate | null {
  try {
    const { subject, issuer } = new X509Certificate(der);
    return { subject: onOneLine(subject), issuer: onOneLine(issuer) };
  } catch {
    // OpenSSL's errors for what is no certificate are many.
    return null;
  }
}

function onOneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ').slice(0, MOST_NAME_CHARACTERS);
}
