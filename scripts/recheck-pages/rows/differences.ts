import { createHmac } from 'node:crypto';
import type { DifferExample, ExampleMessage } from '../examples-of-differ.ts';

/** Under a key that nobody here has: as a vendor's telemetry might. */
const sealed = (value: string) => createHmac('sha256', 'unknown').update(value).digest('hex').slice(0, 32);
const [ONE, OTHER] = [sealed('490154203237518'), sealed('356938035643809')];
const nonce = (turn: number) => sealed(`nonce ${turn}`);

const report = (...pairs: readonly (readonly [string, string])[]): ExampleMessage[] => [
  { send: 'POST api.vendor.example/report', body: JSON.stringify(Object.fromEntries(pairs)) },
];

/** What the differential proof says, and what it leaves unsaid. */
export const differExamples: readonly DifferExample[] = [
  {
    title: 'Derived from the identity',
    about:
      '`device` is a keyed hash that nothing can open. It is equal in both runs with one identity and another with the other: it is made from the identity.',
    runs: { a: report(['device', ONE]), b: report(['device', OTHER]), again: report(['device', ONE]) },
    says: [
      'derived: body/json:/device sent to api.vendor.example was the same in both runs with one identity (2 messages) and another in the run with the other identity (1 message), so it is derived from imei1 or imsi; no decoder could open it.',
    ],
    compared:
      'fields: 2, of which vary of themselves: 0, tell the time: 0; messages: 1, without a counterpart: 0',
  },
  {
    title: 'Of which identifier',
    about:
      'A fourth run with the first identity, but for the IMEI: the field goes with it, so the IMSI is none of its sources.',
    runs: {
      a: report(['device', ONE]),
      b: report(['device', OTHER]),
      again: report(['device', ONE]),
      varied: report(['device', OTHER]),
    },
    vary: 'imei1',
    says: [
      'derived: body/json:/device sent to api.vendor.example was the same in both runs with one identity (2 messages) and another in the run with the other identity (1 message), so it is derived from imei1; no decoder could open it.',
    ],
    compared:
      'fields: 2, of which vary of themselves: 0, tell the time: 0; messages: 1, without a counterpart: 0',
  },
  {
    title: 'Randomness is subtracted',
    about:
      '`nonce` and `sentAt` differ between the identities, but between the two runs with one identity as well: neither is reported.',
    runs: {
      a: report(['device', ONE], ['nonce', nonce(1)], ['sentAt', '1408525200']),
      b: report(['device', OTHER], ['nonce', nonce(2)], ['sentAt', '1408528800']),
      again: report(['device', ONE], ['nonce', nonce(3)], ['sentAt', '1408532400']),
    },
    says: [
      'derived: body/json:/device sent to api.vendor.example was the same in both runs with one identity (2 messages) and another in the run with the other identity (1 message), so it is derived from imei1 or imsi; no decoder could open it.',
    ],
    compared:
      'fields: 4, of which vary of themselves: 2, tell the time: 0; messages: 1, without a counterpart: 0',
  },
  {
    title: 'In a path, and opened by a decoder',
    about: 'A segment that varies is a field as well. What decoding found in a field is named.',
    runs: {
      a: [{ send: `POST api.vendor.example/dev/${ONE}/on`, body: 'imei=490154203237518' }],
      b: [{ send: `POST api.vendor.example/dev/${OTHER}/on`, body: 'imei=356938035643809' }],
      again: [{ send: `POST api.vendor.example/dev/${ONE}/on`, body: 'imei=490154203237518' }],
    },
    opened: { imei1: 'body/form:imei' },
    says: [
      'derived: body/form:imei sent to api.vendor.example was the same in both runs with one identity (2 messages) and another in the run with the other identity (1 message), so it is derived from imei1; decoding found imei1 in it.',
      'derived: url/segment:2 sent to api.vendor.example was the same in both runs with one identity (2 messages) and another in the run with the other identity (1 message), so it is derived from imei1 or imsi; no decoder could open it.',
    ],
    compared:
      'fields: 3, of which vary of themselves: 0, tell the time: 0; messages: 1, without a counterpart: 0',
  },
  {
    title: 'Without a repeated run nothing is proven',
    about: 'It differs between the identities. A nonce would too.',
    runs: { a: report(['device', ONE]), b: report(['device', OTHER]) },
    says: [
      'unconfirmed: body/json:/device sent to api.vendor.example differs between the identities; whether it would differ anyway only a repeat of the first run could tell; no decoder could open it.',
    ],
    compared:
      'fields: 2, of which vary of themselves: 0, tell the time: 0; messages: 1, without a counterpart: 0',
  },
  {
    title: 'Too short to be sure',
    about: 'Two letters that go with the identity may do so by accident; they may also be its language.',
    runs: { a: report(['lang', 'in']), b: report(['lang', 'sg']), again: report(['lang', 'in']) },
    says: [
      'weak: body/json:/lang sent to api.vendor.example goes with the identity, but its values are so short that this may be an accident; no decoder could open it.',
    ],
    compared:
      'fields: 2, of which vary of themselves: 0, tell the time: 0; messages: 1, without a counterpart: 0',
  },
  {
    title: 'What it cannot say: a value made of the identity and a nonce',
    about:
      'Each message carries a hash over the IMEI and a new nonce. It is another every time, so nothing tells it from a nonce, and it is not reported.',
    runs: {
      a: report(['proof', sealed('490154203237518 1')]),
      b: report(['proof', sealed('356938035643809 2')]),
      again: report(['proof', sealed('490154203237518 3')]),
    },
    says: [],
    compared:
      'fields: 2, of which vary of themselves: 1, tell the time: 0; messages: 1, without a counterpart: 0',
  },
  {
    title: 'What it cannot say: messages that only one run has',
    about: 'The other run never sent it, so there is nothing to hold it against. `alone` counts it.',
    runs: {
      a: [...report(['device', ONE]), { send: 'POST api.vendor.example/once', body: `id=${ONE}` }],
      b: report(['device', OTHER]),
      again: report(['device', ONE]),
    },
    says: [
      'derived: body/json:/device sent to api.vendor.example was the same in both runs with one identity (2 messages) and another in the run with the other identity (1 message), so it is derived from imei1 or imsi; no decoder could open it.',
    ],
    compared:
      'fields: 2, of which vary of themselves: 0, tell the time: 0; messages: 1, without a counterpart: 1',
  },
];
