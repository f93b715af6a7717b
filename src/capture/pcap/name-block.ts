import { textOf } from '../../base/index.ts';
import { u16 } from './read-number.ts';

const IPV4 = 1;
const IPV6 = 2;

/** A name has at most 253 characters (RFC 1035, section 2.3.4); what is longer is none. */
const MOST_NAME_BYTES = 255;

/** What a file says that an address is called. */
export interface NamedAddress {
  readonly address: string;
  readonly name: string;
}

/**
 * The first name of each address in the Name Resolution Block (pcapng draft, section 4.5) that lies in whole from
 * `start` to `end` of `chunk`. Hardware addresses (EUI-48, EUI-64) name no host. A record that does not fit ends it.
 */
export function* namesIn(
  chunk: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
  little: boolean,
): Generator<NamedAddress> {
  let at = start + 8;
  const last = end - 4;
  while (at + 4 <= last) {
    const type = u16(chunk, at, little);
    const byteLength = u16(chunk, at + 2, little);
    const value = at + 4;
    if (type === 0 || value + byteLength > last) return;
    at = value + Math.ceil(byteLength / 4) * 4;
    const addressLength = type === IPV4 ? 4 : type === IPV6 ? 16 : 0;
    if (addressLength === 0 || byteLength <= addressLength) continue;
    const names = chunk.subarray(value + addressLength, value + byteLength);
    const nul = names.indexOf(0);
    const written = names.subarray(0, nul === -1 ? names.byteLength : nul);
    const name = textOf(written.subarray(0, MOST_NAME_BYTES + 1));
    if (written.byteLength > MOST_NAME_BYTES || !/^[^\s\0-\x1f\x7f]+$/.test(name)) continue;
    const address = chunk.subarray(value, value + addressLength);
    yield { address: type === IPV4 ? address.join('.') : ipv6Text(address), name };
  }
}

/** As RFC 5952 writes it, which is how addresses of packets are written too. */
function ipv6Text(bytes: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, i) => u16(bytes, 2 * i, false).toString(16));
  return new URL(`http://[${groups.join(':')}]/`).hostname.slice(1, -1);
}
