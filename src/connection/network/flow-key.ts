import type { Datagram } from './datagram.ts';

/**
 * Addresses and ports of one direction as a short string, one character a byte. Strings, because their hash is
 * seeded: nobody can craft a capture whose connections all fall into one bucket.
 */
export function flowKey(bytes: Uint8Array, datagram: Datagram): string {
  const a = datagram.addressesAt;
  const p = datagram.payloadStart;
  if (datagram.addressLength === 4) {
    return String.fromCharCode(
      bytes[a] as number,
      bytes[a + 1] as number,
      bytes[a + 2] as number,
      bytes[a + 3] as number,
      bytes[a + 4] as number,
      bytes[a + 5] as number,
      bytes[a + 6] as number,
      bytes[a + 7] as number,
      bytes[p] as number,
      bytes[p + 1] as number,
      bytes[p + 2] as number,
      bytes[p + 3] as number,
    );
  }
  return (
    String.fromCharCode(...bytes.subarray(a, a + 32)) +
    String.fromCharCode(
      bytes[p] as number,
      bytes[p + 1] as number,
      bytes[p + 2] as number,
      bytes[p + 3] as number,
    )
  );
}

/** The same for a protocol without ports. */
export function addressPairKey(bytes: Uint8Array, { addressesAt, addressLength }: Datagram): string {
  return `${String.fromCharCode(...bytes.subarray(addressesAt, addressesAt + 2 * addressLength))}\0\0\0\0`;
}

/** The key of the other direction. */
export function reversedKey(key: string): string {
  const half = (key.length - 4) / 2;
  return key.slice(half, 2 * half) + key.slice(0, half) + key.slice(-2) + key.slice(-4, -2);
}
