import { expect, test } from 'vitest';
import { belongingTo } from './belonging-to.ts';
import type { Identifier } from './case-file.ts';

const identity = [
  'imei1',
  'own',
  'asha.name',
  'asha.tel',
  'asha.mail',
  'ben.tel',
  'sms1.text',
  'sms1.inner',
].map((id): Identifier => ({ id, kind: 'other', value: id, fixed: false }));

test.each([
  ['asha.tel', ['asha.name', 'asha.tel', 'asha.mail']],
  ['asha', ['asha.name', 'asha.tel', 'asha.mail']],
  ['ben.tel', ['ben.tel']],
  ['sms1.text', ['sms1.text', 'sms1.inner']],
  ['own', ['own']],
  ['imei', []],
  ['asha.fax', []],
  ['', []],
])('with %s go %j', (id, expected) => {
  expect(belongingTo(id, identity).map((identifier) => identifier.id)).toEqual(expected);
});
