import { expect, test } from 'vitest';
import { sectionOf } from '../decode/testing/index.ts';
import { compileIdentity } from './compile-identity.ts';
import { sight } from './sight.ts';

const identity = [{ id: 'imei1', kind: 'imei', value: '490154203237518', fixed: true }] as const;
const needles = compileIdentity([...identity], { market: null });

test.each([
  ['SHA-1', '37XTmNiRc5bux6zRYBgRoJEz8gur', ['sha1', 'binary']],
  ['MD5', '2pAL33Najqsa3TseFzahKv', ['md5', 'binary']],
])('%s as bare bytes in base58 is no noise', (_, written, forms) => {
  const { sighted } = sight(sectionOf(`{"device":"${written}"}`), needles);
  expect(sighted.map(({ identifier, part, ...one }) => [identifier, part.layer, one.forms])).toEqual([
    ['imei1', 'base58', forms],
  ]);
});
