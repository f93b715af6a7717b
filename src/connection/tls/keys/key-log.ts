import { latin1Of } from '../../../base/index.ts';

/** What was found in a key log. Lines alone are counted: what stands in them is secret. */
export interface KeyLogCount {
  /** Secrets that were taken. */
  readonly secrets: number;
  /** Lines that are well formed and of no use here, such as exporter secrets. */
  readonly unused: number;
  /** Lines that are no lines of a key log. */
  readonly malformed: number;
}

/** Bytes of a line that are looked at. The longest of RFC 9850 has 31 + 2 + 64 + 96. ECH_CONFIG has more, and is not used. */
const MOST_LINE_BYTES = 16 * 1024;

const LINE_FEED = 10;

/** RFC 9850 §2: label, client random and secret, of which the latter two are hexadecimal. */
const LINE = /^([A-Za-z0-9_]+) ((?:[0-9A-Fa-f]{2})+) ((?:[0-9A-Fa-f]{2})+)$/;

/** Lines of old logs that begin with another name than a client random: of no use here. */
const OLD_LINE = /^(?:RSA Session-ID:[0-9A-Fa-f]* Master-Key:[0-9A-Fa-f]+)$/;

/** Secrets are as long as a hash, or 48 bytes (RFC 5246 §8.1). */
const SECRET_LENGTHS = new Set([32, 48]);

/**
 * Reads a log in the SSLKEYLOGFILE format (RFC 9850). `take` is given each secret, client random and secret with each byte
 * as the character of its number, and says whether it is of use.
 */
export function readKeyLog(
  bytes: Uint8Array,
  take: (label: string, clientRandom: string, secret: string) => boolean,
): KeyLogCount {
  const count = { secrets: 0, unused: 0, malformed: 0 };
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? bytes.length : found;
    const line = latin1Of(bytes.subarray(start, Math.min(end, start + MOST_LINE_BYTES))).trim();
    start = end + 1;
    if (line === '' || line.startsWith('#') || line.startsWith('\xef\xbb\xbf#')) continue;
    const [, label, random, secret] = LINE.exec(line) ?? [];
    if (label === undefined || random === undefined || secret === undefined) {
      if (OLD_LINE.test(line)) count.unused += 1;
      else count.malformed += 1;
    } else if (random.length !== 64 || !SECRET_LENGTHS.has(secret.length / 2)) {
      if (isUsed(label)) count.malformed += 1;
      else count.unused += 1;
    } else if (take(label, decoded(random), decoded(secret))) count.secrets += 1;
    else count.unused += 1;
  }
  return count;
}

function isUsed(label: string): boolean {
  return label.startsWith('CLIENT_') || label.startsWith('SERVER_');
}

function decoded(hex: string): string {
  return Buffer.from(hex, 'hex').toString('latin1');
}
