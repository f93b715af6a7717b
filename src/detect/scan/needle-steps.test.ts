import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileNeedles } from './compile-needles.ts';
import { needleSteps } from './needle-steps.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const needles = [
  { bytes: bytesOf('490154203237518'), exactCase: false },
  { bytes: bytesOf('Asha@Mail.test'), exactCase: false },
  { bytes: bytesOf('\x02\x6d\x3f\x39\x4e\xf5'), exactCase: true },
  { bytes: bytesOf('12345'), exactCase: false },
];
const addedTo = needleSteps([compileNeedles(needles).tables]);
const under = (text: string, key: number) => bytesOf(text).map((byte) => byte ^ key);

test.each<[string, string, number, readonly number[]]>([
  ['a number', '490154203237518', 0xa7, [0xa7]],
  ['a number among other bytes', 'xx 490154203237518 yy', 0x31, [0x31]],
  ['letters in another case', 'ASHA@mail.TEST', 0x5a, [0x5a]],
  ['six bytes that are all there is', '\x02\x6d\x3f\x39\x4e\xf5', 0x80, [0x80]],
  ['six bytes among others', 'x\x02\x6d\x3f\x39\x4e\xf5', 0x80, []],
  ['fewer than six', '12345', 0x80, []],
  ['what nothing was added to', '490154203237518', 0, []],
  ['another number', '490154203237519', 0xa7, []],
  ['the beginning of one', '49015420323', 0xa7, []],
  ['nothing', '', 0xa7, []],
])('%s', (_, text, key, keys) => {
  expect(addedTo(under(text, key))).toEqual(keys);
});

test('every byte is told that was added, wherever the needle stands', () => {
  const around = fc.uint8Array({ maxLength: 20 });
  fc.assert(
    fc.property(around, around, fc.integer({ min: 1, max: 255 }), (before, behind, key) => {
      const text = Buffer.concat([before, bytesOf('490154203237518'), behind]);
      expect(addedTo(new Uint8Array(text).map((byte) => byte ^ key))).toContain(key);
    }),
  );
});

test('random bytes are taken for no needle', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(addedTo(bytes)).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});
