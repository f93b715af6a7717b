import { joined, nowhere, type Sourced, type SourcedRun, shifted } from '../../base/index.ts';

/** RFC 1035 §3.1 allows 255; mDNS and tunnels write no more either. */
export const MOST_NAME_BYTES = 255;

/** Jumps through compression pointers in one name: there cannot be more labels than this. */
const MOST_JUMPS = 128;

/** A name in its written form, `a.example`, with the place of every byte. Null where it is malformed. */
export interface DnsName extends Sourced {
  /** In lower case, one character a byte. */
  readonly text: string;
  /** Where the name's own bytes end in the message. */
  readonly end: number;
}

/**
 * Reads a name (RFC 1035 §4.1.4). A dot of the written form stands where the next label's length byte stands, so
 * that each written byte has its own place in the file; pointers must go backwards, so that they end.
 */
export function readName(message: Sourced, start: number): DnsName | null {
  const { bytes, source } = message;
  const written: number[] = [];
  const runs: SourcedRun[] = [];
  let at = start;
  let end = -1;
  let lowest = start;
  for (let jumps = 0; jumps < MOST_JUMPS; ) {
    const length = bytes[at];
    if (length === undefined) return null;
    if (length === 0) {
      const text = String.fromCharCode(...written).toLowerCase();
      const ended = end < 0 ? at + 1 : end;
      return {
        bytes: Uint8Array.from(written),
        source: runs.length > 0 ? joined(runs) : nowhere,
        text,
        end: ended,
      };
    }
    if (length >= 0xc0) {
      const to = ((length & 0x3f) << 8) | (bytes[at + 1] ?? 0xff);
      if (end < 0) end = at + 2;
      if (to >= lowest) return null;
      lowest = to;
      at = to;
      jumps++;
      continue;
    }
    if (length > 63 || at + 1 + length > bytes.length || written.length + length + 1 > MOST_NAME_BYTES)
      return null;
    const from = written.length === 0 ? at + 1 : at;
    if (written.length > 0) written.push(46);
    for (let i = at + 1; i <= at + length; i++) written.push(bytes[i] as number);
    runs.push({
      at: written.length - (at + 1 + length - from),
      byteLength: at + 1 + length - from,
      source: shifted(source, from),
    });
    at += 1 + length;
  }
  return null;
}
