import { ruleNamed } from '../rule-named.ts';
import type { RuleRow } from '../rule-row.ts';

/** Rules that ask whether it was secured on the way, and the one that only tells. */
export const securedRules: readonly RuleRow[] = [
  {
    rule: ruleNamed('personal-in-plain-text'),
    about: 'Whoever is on the way reads it as easily as the one it was meant for.',
    speaks:
      'For personal, subscriber and hardware identifiers that were sent, or sent back, over a connection without TLS, in whatever form they were written.',
    unseen: ['Who was on the way.'],
    examples: [
      {
        given: { sightings: [{ transport: 'plain' }] },
        says: [
          'fail error: IMEI (imei1) was sent to api.vendor.example in plain text, readable by anyone on the way',
        ],
      },
    ],
  },
  {
    rule: ruleNamed('hardware-where-resettable'),
    about:
      'A hardware identifier stays with the phone for life: who has it can link everything that is told with it. An identifier that can be reset tells phones apart as well.',
    speaks: 'For each hardware identifier that was sent, in whatever form and however protected.',
    unseen: ['Whether the law asks for it, as for emergency calls.'],
    examples: [
      {
        given: { sightings: [{}] },
        says: [
          'fail warning: IMEI (imei1) was sent to api.vendor.example; it belongs to the hardware and cannot be reset, where one that can be reset would tell phones apart as well',
        ],
      },
    ],
  },
  {
    rule: ruleNamed('linked'),
    about:
      'Two identifiers that came in one message are joined for good: whoever resets one is found again by the other.',
    speaks:
      "For each message with identifiers of two kinds, of which one stands for the phone or its owner; surroundings, carrier and cell do not count. A contact's name beside its number links nothing new.",
    unseen: ['What is joined by a cookie, an address or a time: only what stands in one message.'],
    examples: [
      {
        given: { sightings: [{}, { identifier: 'own', kind: 'msisdn' }] },
        says: [
          'fail warning: IMEI and own phone number were sent to api.vendor.example in one message, which links them for good',
        ],
      },
    ],
  },
  {
    rule: ruleNamed('accepted-untrusted-certificate'),
    about: 'Who accepts the certificate of a stranger speaks with anyone who stands in between.',
    speaks:
      'Where the case says that the phone had not been told to trust the interception (`vantage: { interception: untrusted }`) and what went over TLS was read all the same, in a recording, mitmproxy flows or HAR.',
    unseen: [
      'Clients that told nothing which is searched for: only what was sighted shows that the interception was accepted.',
      'Anything where the case does not say, or says that the authority was installed.',
    ],
    examples: [
      {
        given: {
          vantage: { interception: 'untrusted' },
          captures: [{ format: 'recording' }],
          sightings: [{}],
        },
        says: [
          'fail error: IMEI (imei1) was sent to api.vendor.example through an interception whose certificate the phone had not been told to trust',
        ],
      },
    ],
  },
  {
    rule: ruleNamed('told'),
    about: 'Whatever no other rule has an opinion on is still told.',
    speaks: 'For what no other rule speaks of, as a `note`.',
    unseen: ['Nothing: everything that was sighted is told.'],
    examples: [
      {
        given: { sightings: [{ identifier: 'mail', kind: 'email' }] },
        says: ['fail note: e-mail address (mail) was sent to api.vendor.example'],
      },
    ],
  },
];
