import { expect, test } from 'vitest';
import type { Sighting } from '../examination.ts';
import { sentences } from '../testing/index.ts';
import { linked } from './linked.ts';

type Given = Partial<Sighting>;
const imei: Given = {};
const own: Given = { identifier: 'own', kind: 'msisdn' };
const name: Given = { identifier: 'asha.name', kind: 'contact-name' };
const number: Given = { identifier: 'asha.tel', kind: 'contact-number' };

test.each<[string, Given[], string[]]>([
  [
    'the phone and its owner',
    [imei, own],
    [
      'fail warning: IMEI and own phone number were sent to api.vendor.example in one message, which links them for good',
    ],
  ],
  ['an identifier alone', [imei], []],
  ['two of one kind', [imei, { ...imei, identifier: 'imei2' }], []],
  ["a contact's name and number", [name, number], []],
  [
    "a contact's number and its owner's",
    [own, number],
    [
      "fail warning: contact's number and own phone number were sent to api.vendor.example in one message, which links them for good",
    ],
  ],
  ['what came in two messages', [imei, { ...own, message: 'msg:2' }], []],
  ['what a server sent back', [imei, { ...own, direction: 'response' }], []],
  ['the network that half of a country uses', [imei, { identifier: 'net', kind: 'carrier' }], []],
])('%s', (_, sightings, expected) => {
  expect(sentences(linked, { sightings })).toEqual(expected);
});
