import { isUsualText } from '../usual-bytes.ts';
import { xorKeys } from '../xor-keys.ts';
import type { Region, Search, TextLayer } from './layer-finder.ts';

/*
 * One byte added to each of all bytes of a part or of a field: see xor-keys.ts for how the byte is told. Where some
 * fit as well, each is read, as digits leave few. Of a few bytes, in which nothing tells it, what is looked for is looked
 * for under any byte; what a key encrypted before is opened with the key: see added-keys.ts.
 *
 * Not seen: keys of more bytes; a number that is another number under its key; words that are as good as words under
 * it, which only few bytes leave; compressed streams without first bytes past 1,024 bytes.
 */

/** Longer parts are files. */
export const LONGEST_PART = 1024 * 1024;
/** Parts in which what is looked for is looked for under any byte; longer ones tell the byte by themselves. */
export const LONGEST_ADDED = 256;

export const xor: TextLayer = {
  kind: 'text',
  layers: ['xor'],
  find(search, span, found) {
    const { bytes } = search;
    if (search.mayTry?.('xor') === false || span.start > 0 || span.end < bytes.byteLength) return;
    for (const region of xorRegions(bytes, search.addedTo)) if (search.affords(span)) found(region);
  },
};

/** All that the bytes may have been before one byte was added to all of them. */
export function* xorRegions(bytes: Uint8Array, addedTo: AddedTo): Generator<Region> {
  for (const key of keysOf(bytes, addedTo)) yield xorRegion(bytes, key);
}

/** Whether a short part may have had a byte added. */
export function mayBeXored(bytes: Uint8Array): boolean {
  return keysOf(bytes, undefined).length > 0;
}

type AddedTo = Search['addedTo'];

/** Whether something that is looked for may stand in a few bytes, had a byte not been added to it. */
export function isAdded(bytes: Uint8Array, addedTo: AddedTo): boolean {
  return addedKeys(bytes, addedTo).length > 0;
}

function keysOf(bytes: Uint8Array, addedTo: AddedTo): readonly number[] {
  if (bytes.byteLength > LONGEST_PART) return NONE;
  const added = addedKeys(bytes, addedTo);
  const told = toldKeys(bytes);
  return added.length === 0 ? told : [...new Set([...added, ...told])];
}

/** The bytes that were asked about last: each part is asked about at least twice. */
let latest: Uint8Array | null = null;
let latestKeys: readonly number[] = [];

function toldKeys(bytes: Uint8Array): readonly number[] {
  if (latest !== bytes) {
    latestKeys = xorKeys(bytes);
    latest = bytes;
  }
  return latestKeys;
}

/** A number in digits is any other number of as many with the right byte added: what reads well is left as it is. */
function addedKeys(bytes: Uint8Array, addedTo: AddedTo): readonly number[] {
  if (addedTo === undefined || bytes.byteLength > LONGEST_ADDED) return NONE;
  const keys = addedTo(bytes);
  return keys.length === 0 || isUsualText(bytes) ? NONE : keys;
}

const NONE: readonly number[] = [];

export function xorRegion(bytes: Uint8Array, key: number): Region {
  return {
    layer: 'xor',
    span: { start: 0, end: bytes.byteLength },
    bytes: bytes.map((byte) => byte ^ key),
    back: (part) => part,
    claims: false,
    fault: null,
  };
}
