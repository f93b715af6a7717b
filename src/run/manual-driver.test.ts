import { describe, expect, test } from 'vitest';
import { type Action, actionNames, type Identifier } from '../case/index.ts';
import { actionSentence, byId, spanOfTime } from './action-sentence.ts';
import { type ManualOptions, manualDriver } from './manual-driver.ts';

const identity: readonly Identifier[] = [
  { id: 'asha.name', kind: 'contact-name', value: 'Asha Testcase', fixed: false },
  { id: 'asha.tel', kind: 'contact-number', value: '+91 98765 43210', fixed: false },
  { id: 'sender.tel', kind: 'sms-number', value: '+91 98123 45678', fixed: false },
  { id: 'sms1.text', kind: 'sms-text', value: 'velvet lantern', fixed: false },
];

const one = { with: 'sender.tel', text: 'sms1.text' } as const;
const cases: { readonly [Name in Action['do']]: readonly [Action, string] } = {
  prepare: [
    { do: 'prepare', build: 'pre-ota', as: 'new', sim: false },
    'Have the phone ready with build pre-ota, as new out of the box, or reset to factory state, and without a SIM.',
  ],
  'power-on': [{ do: 'power-on' }, 'Switch the phone on; if it is on, switch it off first.'],
  'insert-sim': [{ do: 'insert-sim' }, 'Insert the SIM; if it is in, take it out first.'],
  'join-wifi': [
    { do: 'join-wifi' },
    'Join the Wi-Fi of the lab; if the phone has joined it, leave it first.',
  ],
  'allow-location': [
    { do: 'allow-location' },
    'Allow location and wait for a fix; if it is allowed, forbid it first.',
  ],
  'factory-reset': [{ do: 'factory-reset' }, 'Reset the phone to factory state.'],
  'place-order': [{ do: 'place-order' }, 'Place an order in the shop.'],
  'add-contact': [
    { do: 'add-contact', contact: 'asha.tel' },
    'Add a contact, asha.name Asha Testcase, asha.tel +91 98765 43210; if it is in the address book, delete it first.',
  ],
  'open-contact': [
    { do: 'open-contact', contact: 'asha' },
    'Open the contact asha.name Asha Testcase, asha.tel +91 98765 43210 and close it again.',
  ],
  'open-thread': [
    { do: 'open-thread', with: 'sender.tel' },
    'Open the message thread with sender.tel +91 98123 45678 and close it again.',
  ],
  call: [{ do: 'call', with: 'asha' }, 'Call asha.tel +91 98765 43210, let it be answered, and hang up.'],
  'be-called': [
    { do: 'be-called', with: 'sender.tel' },
    'Have sender.tel +91 98123 45678 call the phone, answer, and hang up.',
  ],
  'send-sms': [
    { do: 'send-sms', ...one },
    'Send an SMS to sender.tel +91 98123 45678: sms1.text velvet lantern.',
  ],
  'receive-sms': [
    { do: 'receive-sms', ...one },
    'Have sender.tel +91 98123 45678 send an SMS to the phone: sms1.text velvet lantern.',
  ],
  'send-mms': [
    { do: 'send-mms', ...one },
    'Send an MMS to sender.tel +91 98123 45678: sms1.text velvet lantern.',
  ],
  'receive-mms': [
    { do: 'receive-mms', ...one },
    'Have sender.tel +91 98123 45678 send an MMS to the phone: sms1.text velvet lantern.',
  ],
  'send-message': [
    { do: 'send-message', ...one },
    'Send a message over the internet to sender.tel +91 98123 45678: sms1.text velvet lantern.',
  ],
  'sign-in': [
    { do: 'sign-in', service: 'cloud' },
    'Sign in to The Cloud; if the phone is signed in, sign out first.',
  ],
  enable: [{ do: 'enable', service: 'cloud' }, 'Switch The Cloud on, and agree to what it asks.'],
  disable: [{ do: 'disable', service: 'cloud' }, 'Switch The Cloud off.'],
  'back-up': [{ do: 'back-up', service: 'other' }, 'Back up to other.'],
  restore: [{ do: 'restore', service: 'cloud' }, 'Restore from The Cloud.'],
  'apply-update': [{ do: 'apply-update', build: 'ota' }, 'Update the phone over the air to build ota.'],
  idle: [{ do: 'idle', forSeconds: 86_400 }, 'Leave the phone alone for 1 day.'],
};

function manual(more: Partial<ManualOptions> = {}) {
  const asked: string[] = [];
  const told: string[] = [];
  const slept: number[] = [];
  let now = 1_000_000;
  const driver = manualDriver({
    identity,
    services: [{ id: 'cloud', title: 'The Cloud' }],
    ask: async (sentence) => void asked.push(sentence),
    tell: (sentence) => told.push(sentence),
    clock: {
      now: () => now,
      sleep: async (milliseconds) => {
        slept.push(milliseconds);
        now += milliseconds * 1_000;
      },
    },
    ...more,
  });
  return { driver, asked, told, slept };
}

describe('the sentence for', () => {
  test.each(Object.entries(cases))('%s', async (_, [action, sentence]) => {
    const { driver, asked, told } = manual();
    await driver.perform(action);
    expect([...asked, ...told].slice(0, 1)).toEqual([sentence]);
    expect(asked).toHaveLength(action.do === 'idle' ? 0 : 1);
  });

  test('every action that a protocol can name is there', () => {
    expect(Object.keys(cases).sort()).toEqual([...actionNames, 'prepare'].sort());
  });

  test('a document holds no value', () => {
    for (const [action] of Object.values(cases)) {
      const sentence = actionSentence(action, byId);
      for (const { value } of identity) expect(sentence).not.toContain(value);
    }
    expect(actionSentence({ do: 'send-sms', ...one }, byId)).toBe(
      'Send an SMS to `sender.tel`: `sms1.text`.',
    );
  });
});

test('a person whom the identity does not have cannot be acted on', async () => {
  const { driver, asked } = manual();
  await expect(driver.perform({ do: 'call', with: 'nobody.tel' })).rejects.toThrow(
    expect.objectContaining({ code: 'action-impossible', message: expect.stringContaining('"nobody.tel"') }),
  );
  expect(asked).toEqual([]);
});

test('what the operator cannot do comes through', async () => {
  const cannot = new Error('cannot');
  const { driver } = manual({ ask: () => Promise.reject(cannot) });
  await expect(driver.perform({ do: 'power-on' })).rejects.toBe(cannot);
});

test('a wait shows what is left, and goes by the clock', async () => {
  const { driver, told, slept } = manual();
  await driver.pass(75_000_000);
  expect(told).toEqual(['1 minute 15 seconds left', '45 seconds left', '15 seconds left']);
  expect(slept).toEqual([30_000, 30_000, 15_000]);
  expect(driver.now()).toBe(76_000_000);
});

test('a machine that slept for longer than the wait waits no more', async () => {
  let now = 0;
  const told: string[] = [];
  const clock = {
    now: () => now,
    sleep: async () => {
      now += 7_200_000_000;
    },
  };
  const { driver } = manual({ clock, tell: (sentence) => told.push(sentence) });
  await driver.perform({ do: 'idle', forSeconds: 3_600 });
  expect(told).toEqual(['Leave the phone alone for 1 hour.', '1 hour left']);
});

test('a stopped wait ends, by the real clock too', async () => {
  const stop = new AbortController();
  const driver = manualDriver({
    identity,
    ask: async () => {},
    tell: () => setImmediate(() => stop.abort()),
    signal: stop.signal,
  });
  await driver.pass(3_600_000_000);
  expect(stop.signal.aborted).toBe(true);
});

test.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [59.6, '1 minute'],
  [90, '1 minute 30 seconds'],
  [3_601, '1 hour'],
  [90_061, '1 day 1 hour'],
  [1_123_200, '13 days'],
  [-5, '0 seconds'],
])('%d seconds are %s', (seconds, words) => {
  expect(spanOfTime(seconds)).toBe(words);
});
