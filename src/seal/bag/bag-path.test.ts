import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathFault, segmentFor } from './bag-path.ts';

test.each(['data/case/case.yaml', 'data/captures/1/bodies/0f', 'data/captures/1/_', 'bagit.txt'])(
  '%s may be in a bundle',
  (path) => {
    expect(pathFault(path)).toBeNull();
  },
);

test.each([
  ['a way up', 'data/../../etc/passwd'],
  ['a way up at the end', 'data/..'],
  ['the root', '/etc/passwd'],
  ['a drive', 'C:/x'],
  ['a drive with a way up', 'C:..'],
  ['a backslash', 'data\\..\\x'],
  ['a hidden file', 'data/.x'],
  ['nothing between slashes', 'data//x'],
  ['a slash at the end', 'data/'],
  ['this folder', './data/x'],
  ['a device', 'data/aux.txt'],
  ['a device without ending', 'data/COM1'],
  ['a zero byte', 'data/x\0y'],
  ['a line break', 'data/x\ny'],
  ['a letter that another writing looks like', 'data/ｘ'],
  ['what another tool would decode', 'data/%2e%2e/x'],
  ['a stream of Windows', 'data/x:y'],
  ['nothing', ''],
  ['too many folders', Array.from({ length: 40 }, () => 'a').join('/')],
  ['too much', 'a'.repeat(1_000)],
])('%s may not', (_, path) => {
  expect(pathFault(path)).not.toBeNull();
});

test('any name becomes one that may', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(pathFault(`data/captures/1/${segmentFor(name)}`)).toBeNull();
    }),
  );
});
