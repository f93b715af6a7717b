import { expect, test } from 'vitest';
import { recipeOf } from '../case/index.ts';
import { sectionOf } from '../decode/testing/index.ts';
import { compileIdentity } from './compile-identity.ts';
import { sight } from './sight.ts';

const IMEI = '490154203237518';
const needles = compileIdentity([{ id: 'imei1', kind: 'imei', value: IMEI, fixed: true }], { market: null });

const KEY = [0x5a, 0xc3, 0x17];
/** What only the vendor's own pipeline opens. */
const sealed = Buffer.from(Buffer.from(IMEI).map((byte, at) => byte ^ (KEY[at % KEY.length] as number)));

test('what told nothing to one host is searched again where a recipe is for another', () => {
  const section = sectionOf(sealed.toString('hex'));
  const recipe = {
    ...recipeOf({ recipe: 'sync', steps: 'from-hex | xor key=hex:5ac317' }),
    hosts: [],
    fields: [],
  };
  expect(sight(section, needles).sighted).toEqual([]);
  expect(sight(section, needles, { recipes: [recipe] }).sighted.map(({ identifier }) => identifier)).toEqual([
    'imei1',
  ]);
});
