import { ruleNamed } from '../rule-named.ts';
import type { RuleRow } from '../rule-row.ts';

const services = [{ id: 'cloud', title: 'The Cloud', hosts: ['vendor.example'] }];
const sightings = [{ phase: 'first' }];

/** Rules that ask whether it was agreed to. */
export const agreedRules: readonly RuleRow[] = [
  {
    rule: ruleNamed('leaves-before-asked'),
    about: 'Nobody can have agreed to what they were not asked about.',
    speaks:
      'For each identifier that was sent in a phase whose `consent` for the service is `not-asked`: an `error` for personal data (hardware and subscriber identifiers count), else a `warning`. To a host that no service of the case serves nobody can have agreed either, but the case may not know all of them: that is to `review`.',
    unseen: [
      'Whether a question was fair, or understood: only whether it was asked and what was answered, as the case says.',
      'What a server does with what it got before.',
    ],
    examples: [
      {
        given: { services, phases: [{ id: 'first', consent: { cloud: 'not-asked' } }], sightings },
        says: [
          'fail error: IMEI (imei1) was sent to api.vendor.example before anyone was asked about The Cloud',
        ],
      },
      {
        title: 'Two services at one host, of which one was agreed to',
        given: {
          services: [...services, { id: 'chat', title: 'The Chat', hosts: ['vendor.example'] }],
          phases: [{ id: 'first', consent: { cloud: 'granted', chat: 'not-asked' } }],
          sightings,
        },
        says: [
          'review warning: IMEI (imei1) was sent to api.vendor.example before anyone was asked about The Chat, unless it was for The Cloud, which is at the same host and was agreed to',
        ],
      },
    ],
  },
  {
    rule: ruleNamed('leaves-though-refused'),
    about: 'Whoever asks and does not heed the answer has not asked.',
    speaks: 'As `leaves-before-asked`, in phases whose `consent` is `refused`.',
    unseen: ['Whether the phone was told of the refusal: only what the case says the person answered.'],
    examples: [
      {
        given: { services, phases: [{ id: 'first', consent: { cloud: 'refused' } }], sightings },
        says: ['fail error: IMEI (imei1) was sent to api.vendor.example though The Cloud had been refused'],
      },
    ],
  },
  {
    rule: ruleNamed('continues-after-withdrawal'),
    about:
      'Consent can be taken back as easily as it is given. How long it took to stop is part of the finding.',
    speaks:
      'As `leaves-before-asked`, in phases whose `consent` is `withdrawn`; the time counts from the first of them. It had stopped only where it was quiet for longer than it ever was between two times that it was sent: a beacon every half hour has not stopped because nothing came in the last twenty minutes.',
    unseen: ['Whether what had been sent before was deleted.'],
    examples: [
      {
        given: {
          services,
          phases: [
            {
              id: 'on',
              from: '2014-08-01T08:00:00Z',
              to: '2014-08-01T09:00:00Z',
              consent: { cloud: 'granted' },
            },
            {
              id: 'off',
              from: '2014-08-01T09:00:00Z',
              to: '2014-08-01T10:00:00Z',
              consent: { cloud: 'withdrawn' },
            },
          ],
          sightings: [
            { phase: 'off', at: '2014-08-01T09:30:00Z' },
            { phase: 'off', at: '2014-08-01T10:00:00Z' },
          ],
        },
        says: [
          'fail error: IMEI (imei1) was sent to api.vendor.example though consent to The Cloud had been withdrawn; the last time 1 hour after it, and it had not stopped when what was watched ended',
        ],
      },
    ],
  },
  {
    rule: ruleNamed('party-not-covered'),
    about: 'Who agrees that one party gets something has not agreed that another does.',
    speaks:
      'Where it was agreed to, but went to somebody whom the agreement does not cover: by default it covers the controller and the hosts of the service; `parties` of a service says otherwise (`first`, `third`, or host names).',
    unseen: [
      'To whom a server passes things on.',
      'Who stands behind a host: parties are told apart by the hosts that the case gives to the controller.',
    ],
    examples: [
      {
        given: {
          services: [{ id: 'cloud', title: 'The Cloud' }],
          controller: { name: 'Vendor', hosts: ['vendor.example'] },
          phases: [{ id: 'first', consent: { cloud: 'granted' } }],
          destinations: [{ host: { value: 'collect.analytics.example', basis: 'sni' }, party: 'third' }],
          sightings,
        },
        says: [
          'fail error: IMEI (imei1) was sent to collect.analytics.example, whom what was agreed to for The Cloud does not cover',
        ],
      },
    ],
  },
  {
    rule: ruleNamed('sent-when-idle'),
    about: 'Nobody did anything that it could have been for.',
    speaks:
      'For what was sent in a step whose action is `idle`, a `warning` for personal data, else a `note`; and to `review` for what was sent then and could not be read. That what was sent had been agreed to does not silence it.',
    unseen: [
      'What a phone gathers while it is used and sends at night: that it was idle says when, not why.',
    ],
    examples: [
      {
        given: {
          phases: [{ id: 'first', steps: [{ id: 'overnight', action: 'idle' }] }],
          sightings: [{ phase: 'first', step: 'overnight', repeat: 1 }],
        },
        says: ['fail warning: IMEI (imei1) was sent to api.vendor.example while nobody used the phone'],
      },
    ],
  },
  {
    rule: ruleNamed('opaque-raised'),
    about: 'What cannot be read can still be seen to follow from a step.',
    speaks:
      'Where a step was followed by an upload to a host that could not be read, larger than any that followed the same step in a control phase (the step with what it acts on left out), at least twice and in more than half of its repeats. It needs a phase with `control`.',
    unseen: [
      'What was sent: that it follows from the step is all that is known, so the outcome is `review`.',
    ],
    examples: [
      {
        given: {
          phases: [
            { id: 'arm', steps: [{ id: 'add-contact', times: 3 }] },
            { id: 'no-contact', control: true, steps: [{ id: 'add-contact', times: 3 }] },
          ],
          coverage: {
            opaqueUploads: [1, 2, 3].map((repeat) => ({
              destination: 'dst:1',
              phase: 'arm',
              step: 'add-contact',
              repeat,
              opaque: 500,
            })),
          },
        },
        says: [
          'review warning: The step add-contact raised the upload to api.vendor.example in 3 of 3 repeats and 0 of 3 controls; what was sent could not be read',
        ],
      },
    ],
  },
];
