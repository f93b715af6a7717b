import { bytesOf, concatBytes } from '../../base/index.ts';

/** What a tnetstring can say. Bytes and text have tags of their own; numbers that are not whole become floats. */
export type TnetValue =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | readonly TnetValue[]
  | { readonly [name: string]: TnetValue };

/** One value as a typed netstring. */
export function tnetstring(value: TnetValue): Uint8Array {
  if (value === null) return tagged(new Uint8Array(0), '~');
  if (typeof value === 'boolean') return tagged(bytesOf(String(value)), '!');
  if (typeof value === 'number') return tagged(bytesOf(String(value)), Number.isInteger(value) ? '#' : '^');
  if (typeof value === 'string') return tagged(bytesOf(value), ';');
  if (value instanceof Uint8Array) return tagged(value, ',');
  if (isList(value)) return tagged(concatBytes(value.map(tnetstring)), ']');
  const entries = Object.entries(value).flatMap(([name, member]) => [tnetstring(name), tnetstring(member)]);
  return tagged(concatBytes(entries), '}');
}

/** A file of mitmproxy flows: each a dictionary, one after the other. */
export function buildFlows(flows: readonly { readonly [name: string]: TnetValue }[]): Uint8Array {
  return concatBytes(flows.map(tnetstring));
}

function isList(
  value: readonly TnetValue[] | { readonly [name: string]: TnetValue },
): value is readonly TnetValue[] {
  return Array.isArray(value);
}

function tagged(bytes: Uint8Array, tag: string): Uint8Array {
  return concatBytes([bytesOf(`${bytes.byteLength}:`), bytes, bytesOf(tag)]);
}
