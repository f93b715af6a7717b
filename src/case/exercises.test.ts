import { expect, test } from 'vitest';
import type { Identifier } from './case-file.ts';
import { exercises, namesIn } from './exercises.ts';
import type { Kind } from './kinds.ts';
import type { Action } from './protocol.ts';

const kinds: readonly (readonly [id: string, kind: Kind])[] = [
  ['imei1', 'imei'],
  ['imsi', 'imsi'],
  ['own', 'msisdn'],
  ['android-id', 'android-id'],
  ['asha.name', 'contact-name'],
  ['asha.tel', 'contact-number'],
  ['sender.tel', 'sms-number'],
  ['sms1.text', 'sms-text'],
  ['sms1.inner', 'contact-number'],
  ['callee.tel', 'call-number'],
  ['place', 'location'],
  ['order', 'order-id'],
  ['account', 'account-id'],
  ['apps', 'app-list'],
  ['ssid', 'ssid'],
];
const identity = kinds.map(([id, kind]): Identifier => ({ id, kind, value: 'x', fixed: false }));

const cases: readonly (readonly [Action, readonly string[]])[] = [
  [{ do: 'prepare', build: 'b', as: 'new', sim: true }, []],
  [{ do: 'power-on' }, ['imei1', 'android-id', 'apps']],
  [{ do: 'insert-sim' }, ['imsi', 'own']],
  [{ do: 'join-wifi' }, ['ssid']],
  [{ do: 'allow-location' }, ['place']],
  [{ do: 'add-contact', contact: 'asha.tel' }, ['asha.name', 'asha.tel']],
  [{ do: 'open-contact', contact: 'asha' }, ['asha.name', 'asha.tel']],
  [{ do: 'receive-sms', with: 'sender.tel', text: 'sms1.text' }, ['sender.tel', 'sms1.text', 'sms1.inner']],
  [{ do: 'call', with: 'callee.tel' }, ['callee.tel']],
  [{ do: 'sign-in', service: 's' }, ['imei1', 'imsi', 'own', 'account', 'apps']],
  [
    { do: 'back-up', service: 's' },
    ['asha.name', 'asha.tel', 'sender.tel', 'sms1.text', 'sms1.inner', 'callee.tel'],
  ],
  [{ do: 'place-order' }, ['order', 'account']],
  [{ do: 'idle', forSeconds: 60 }, []],
  [{ do: 'open-contact', contact: 'nobody' }, []],
];

test.each(cases)('%j', (action, expected) => {
  expect(exercises(action, identity)).toEqual(expected);
});

test('names the persons and texts of an action, and nothing else', () => {
  expect(namesIn({ do: 'send-mms', with: 'a', text: 'b' })).toEqual(['a', 'b']);
  expect(namesIn({ do: 'enable', service: 'cloud' })).toEqual([]);
});
