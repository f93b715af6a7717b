import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, textOf } from '../../base/index.ts';
import { type TnetValue, tnetstring } from '../testing/index.ts';
import { type FlowBytes, itemsOf, lengthAt, MOST_MEMBERS, membersOf, type Tnet } from './tnetstring.ts';
import { bytesIn, isTrue, numberIn } from './value.ts';

function rootOf(bytes: Uint8Array): Tnet {
  const flow: FlowBytes = { bytes, offset: 0, damaged: false };
  const prefix = lengthAt(bytes, 0);
  if (prefix === null) throw new Error('no tnetstring');
  const end = bytes.byteLength - 1;
  return { flow, tag: String.fromCharCode(bytes[end] as number), start: prefix.next, end };
}

/** Reads a whole value back, as the builder took it. */
function readBack(node: Tnet): unknown {
  if (node.tag === ']') return [...itemsOf(node)].map(readBack);
  if (node.tag === '}')
    return Object.fromEntries([...membersOf(node)].map(([name, value]) => [name, readBack(value)]));
  if (node.tag === ',') return new Uint8Array(bytesIn(node));
  if (node.tag === ';') return textOf(bytesIn(node));
  if (node.tag === '!') return isTrue(node);
  return node.tag === '~' ? null : numberIn(node);
}

const value = fc.letrec<{ any: TnetValue }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string(),
    fc.uint8Array(),
    fc.array(tie('any')),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), tie('any')),
  ),
})).any;

describe('tnetstring', () => {
  it('reads back what is written', () => {
    fc.assert(
      fc.property(value, (written) => {
        const root = rootOf(tnetstring(written));
        // A dictionary read back has a prototype, one made up may have none.
        expect(readBack(root)).toEqual(structuredClone(written));
        expect(root.flow.damaged).toBe(false);
      }),
    );
  });

  it('keeps the place of every string', () => {
    const bytes = tnetstring(['one', bytesOf('two')]);
    const places = [...itemsOf(rootOf(bytes))].map(({ start, end }) => textOf(bytes.subarray(start, end)));
    expect(places).toEqual(['one', 'two']);
  });

  it('takes the last of members that have one name', () => {
    const root = rootOf(bytesOf('16:1:a;1:1#1:a;1:2#}'));
    expect(numberIn(membersOf(root).get('a'))).toBe(2);
  });

  it.each([
    ['a length past the end of the list', '8:1:1#99:x,]', [1]],
    ['no length', '8:1:1#abcd]', [1]],
    ['a length that fills the list but leaves no tag', '7:1:1#1:x]', [1]],
    ['a length without an end', `${'9'.repeat(40)}]`.replace(/^/, '41:'), []],
  ])('marks the flow for %s, and keeps what came before', (_name, text, kept) => {
    const root = rootOf(bytesOf(text));
    expect([...itemsOf(root)].map(numberIn)).toEqual(kept);
    expect(root.flow.damaged).toBe(true);
  });

  it('looks at no more members than a flow can have', () => {
    const many = Object.fromEntries(Array.from({ length: MOST_MEMBERS + 5 }, (_, n) => [`m${n}`, n]));
    const root = rootOf(tnetstring(many));
    expect(membersOf(root).size).toBe(MOST_MEMBERS);
    expect(root.flow.damaged).toBe(true);
  });
});
