import { expect, it } from 'vitest';
import type { Identifier } from '../case/index.ts';
import type { Part } from '../decode/index.ts';
import { sectionOf } from '../decode/testing/index.ts';
import type { Claim } from './claim.ts';
import { deepestOf } from './deepest.ts';
import type { Found } from './found.ts';

const imei: Identifier = { id: 'imei', kind: 'imei', value: '490154203237518', fixed: true };
const other: Identifier = { ...imei, id: 'other' };

/** A part of a hundred bytes whose region in its parent is `[start, end)`, each byte standing for all of it. */
function part(parent: Part | null, start = 0, end = 100): Part {
  const section = parent?.section ?? sectionOf(new Uint8Array(100));
  const depth = parent === null ? 0 : parent.depth + 1;
  const layer = parent === null ? null : 'base64';
  return {
    section,
    parent,
    layer,
    span: { start, end },
    bytes: section.bytes,
    depth,
    back: () => ({ start, end }),
  };
}

function found(
  where: Part,
  start: number,
  end: number,
  fields: Partial<Found> = {},
  identifier = imei,
): Found {
  const claim: Claim = {
    identifier,
    forms: [],
    boundary: 'digit',
    rank: 0,
    meant: null,
    member: null,
    uncut: null,
    isWeak: false,
  };
  return { claim, part: where, span: { start, end }, forms: [], rank: 0, namedBy: null, ...fields };
}

const root = part(null);
const child = part(root, 20, 60);
const twin = part(root, 20, 60);
const grandchild = part(child, 0, 50);

it.each<[string, Found[], number[]]>([
  ['a find of its own', [found(root, 0, 5)], [0]],
  ['a deeper reading of the same bytes', [found(root, 30, 40), found(child, 0, 5)], [1]],
  ['the deepest of three', [found(root, 30, 40), found(child, 10, 15), found(grandchild, 0, 5)], [2]],
  ['both where they lie apart', [found(root, 0, 5), found(child, 0, 5)], [0, 1]],
  ['all that one region stands for', [found(child, 0, 5), found(child, 10, 15)], [0, 1]],
  ['one of two readings of one region', [found(child, 0, 5), found(twin, 0, 5)], [0]],
  ['different identifiers of one place', [found(root, 0, 5), found(root, 0, 5, {}, other)], [0, 1]],
  ['what is as given before what is rewritten', [found(root, 0, 9, { rank: 1 }), found(root, 2, 5)], [1]],
  ['what a part above has whole before a piece of it', [found(root, 15, 65), found(child, 0, 5)], [0]],
  [
    'a piece that is nearer to the value than the whole',
    [found(root, 15, 65, { rank: 2 }), found(child, 0, 5)],
    [1],
  ],
  ['what is deeper where both are as long', [found(root, 20, 60), found(child, 0, 5)], [1]],
  ['a piece of the grandchild that the root has whole', [found(root, 15, 65), found(grandchild, 0, 5)], [0]],
  ['the longer of two writings', [found(root, 2, 5, { rank: 1 }), found(root, 0, 9, { rank: 1 })], [1]],
  [
    'the plainer of two that are as long',
    [found(root, 0, 9, { forms: ['a', 'b'] }), found(root, 0, 9, { forms: ['a'] })],
    [1],
  ],
])('keeps %s', (_, all, expected) => {
  const kept = new Set(deepestOf(all));
  expect(all.flatMap((one, index) => (kept.has(one) ? [index] : []))).toEqual(expected);
});
