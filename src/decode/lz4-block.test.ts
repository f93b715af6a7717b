import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, textOf } from '../base/index.ts';
import { lz4Shape, unlz4 } from './lz4-block.ts';
import { isLz4FrameAt, unlz4Frame } from './lz4-frame.ts';
import { lz4Stored } from './testing/index.ts';

const MOST = 1_000_000;

test.each<[string, number[], string | null]>([
  ['literals alone', [0x30, 0x61, 0x62, 0x63], 'abc'],
  ['a copy', [0x40, 0x61, 0x62, 0x63, 0x64, 4, 0, 0x10, 0x21], 'abcdabcd!'],
  ['a copy that repeats what it writes', [0x14, 0x61, 1, 0, 0x10, 0x21], 'aaaaaaaaa!'],
  ['long literals', [0xf0, 5, ...bytesOf('x'.repeat(20))], 'x'.repeat(20)],
  ['a long copy', [0x1f, 0x61, 1, 0, 6, 0x10, 0x21], `${'a'.repeat(26)}!`],
  ['a copy at the end', [0x10, 0x61, 1, 0], null],
  ['a copy from before the beginning', [0x10, 0x61, 2, 0, 0x10, 0x21], null],
  ['a copy from nowhere', [0x10, 0x61, 0, 0, 0x10, 0x21], null],
  ['literals that are cut off', [0x30, 0x61], null],
  ['a length that is cut off', [0xf0, 255], null],
  ['no bytes', [], null],
])('%s', (_, bytes, clear) => {
  const read = unlz4(Uint8Array.from(bytes), MOST);
  expect(read === null ? null : textOf(read)).toBe(clear);
});

test('it never gives more than it may', () => {
  const bomb = Uint8Array.from([0x1f, 0x61, 1, 0, ...new Uint8Array(1_000).fill(255), 0, 0x10, 0x21]);
  expect(lz4Shape(bomb, MOST)?.length).toBe(255_021);
  expect(unlz4(bomb, 255_020)).toBeNull();
});

test('any bytes end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(unlz4(bytes, MOST)?.byteLength).toBe(lz4Shape(bytes, MOST)?.length);
    }),
  );
});

describe('frames', () => {
  const block = (bytes: number[]) => [bytes.length, 0, 0, 0, ...bytes];
  const frame = (flags: number, ...rest: number[][]) =>
    Uint8Array.from([0x04, 0x22, 0x4d, 0x18, flags, 0x40, 0, ...rest.flat()]);

  test('what is stored is read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), (bytes) => {
        const written = lz4Stored(bytes);
        expect(isLz4FrameAt(written, 0)).toBe(true);
        expect(unlz4Frame(written, MOST)).toEqual({ bytes, consumed: written.byteLength, fault: null });
      }),
    );
  });

  test('a block copies from those before', () => {
    const bytes = frame(
      0x40,
      block([0x40, 0x61, 0x62, 0x63, 0x64]),
      block([0x00, 4, 0, 0x10, 0x21]),
      [0, 0, 0, 0],
    );
    const read = unlz4Frame(bytes, MOST);
    expect({ ...read, bytes: textOf(read.bytes) }).toEqual({
      bytes: 'abcdabcd!',
      consumed: bytes.byteLength,
      fault: null,
    });
  });

  test('sizes and checksums are passed over', () => {
    const sized = Uint8Array.from([
      ...[0x04, 0x22, 0x4d, 0x18, 0x7c, 0x40, 3, 0, 0, 0, 0, 0, 0, 0, 0],
      ...block([0x30, 0x61, 0x62, 0x63]),
      ...[9, 9, 9, 9, 0, 0, 0, 0, 8, 8, 8, 8, 7],
    ]);
    const read = unlz4Frame(sized, MOST);
    expect({ ...read, bytes: textOf(read.bytes) }).toEqual({
      bytes: 'abc',
      consumed: sized.byteLength - 1,
      fault: null,
    });
  });

  test('what is cut off, broken or too large says so, and gives what came before', () => {
    const good = block([0x30, 0x61, 0x62, 0x63]);
    expect(textOf(unlz4Frame(frame(0x60, good, [5, 0]), MOST).bytes)).toBe('abc');
    expect(unlz4Frame(frame(0x60, good), MOST)).toMatchObject({ fault: 'cut-off' });
    expect(unlz4Frame(frame(0x60, good, block([0x10, 0x61, 9, 0, 0])), MOST)).toMatchObject({
      fault: 'broken',
    });
    expect(unlz4Frame(frame(0x60, good, [0, 0, 0, 0]), 2)).toMatchObject({ fault: 'too-large' });
  });

  test('any bytes behind the magic end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const read = unlz4Frame(Uint8Array.from([0x04, 0x22, 0x4d, 0x18, ...bytes]), 10_000);
        expect(read.bytes.byteLength).toBeLessThanOrEqual(10_000);
      }),
    );
  });
});
