import { isIP } from 'node:net';
import { der } from './der.ts';

/** A server's name or address as RFC 5280 section 4.2.1.6 has it among a certificate's names. */
export function alternativeName(name: string): Uint8Array {
  const kind = isIP(name);
  if (kind === 0) return der.tagged(2, false, Buffer.from(name, 'latin1'));
  return der.tagged(7, false, addressBytes(name, kind === 6));
}

function addressBytes(address: string, isV6: boolean): Uint8Array {
  if (!isV6) return Uint8Array.from(address.split('.').map(Number));
  const [head = '', tail] = address.split('%', 1).join('').split('::');
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  return Uint8Array.from([
    ...left,
    ...new Array(Math.max(16 - left.length - right.length, 0)).fill(0),
    ...right,
  ]);
}

function groups(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (group.includes('.')) return group.split('.').map(Number);
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}
