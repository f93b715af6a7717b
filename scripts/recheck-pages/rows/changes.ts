import type { ChangeRow } from '../change-example.ts';

const HASHED = { forms: ['sha1', 'hex'] };
const country = (value: string) => ({ value, basis: 'address-table', table: 'DB-IP Lite country' });

const VANTAGE = { resolver: null, simMccMnc: null, locale: null, bearers: [] } as const;

/** Every kind of change, from what is worst to what is best to hear. */
export const changeRows: readonly ChangeRow[] = [
  {
    kind: 'weakened',
    about:
      'It is still told, and its value or the wire is less protected than before. What lost in one way and won in another is weakened too: it has a weak side that it did not have.',
    unseen: [
      'Whether the vendor can undo a hash or a cipher: only that it stood there less protected than before.',
    ],
    examples: [
      {
        title: 'a hash before, the value itself now',
        before: { sightings: [HASHED] },
        after: {},
        says: [
          'weakened: IMEI (imei1) is still sent to api.vendor.example, now in clear where it was hashed.',
        ],
      },
      {
        title: 'encrypted now, but no longer over TLS',
        before: { sightings: [{ transport: 'tls' }] },
        after: { sightings: [{ layers: ['base64', 'aes'] }] },
        says: [
          'weakened: IMEI (imei1) is still sent to api.vendor.example, now encrypted where it was in clear, now without TLS where it was over TLS.',
        ],
      },
    ],
  },
  {
    kind: 'new',
    about:
      'It is told now and was not seen before. Where what led to it was not done before, the sentence says so: then nobody knows whether it is new.',
    unseen: ['Whether it was told before by a way that nobody watched, or in what could not be read.'],
    examples: [
      {
        title: 'the same step tells what it did not tell',
        before: { sightings: [] },
        after: {},
        says: [
          'new: IMEI (imei1) was sent to api.vendor.example, in clear and without TLS, and was not seen doing so before.',
        ],
      },
      {
        title: 'its step was never done before',
        before: { sightings: [], phases: [{ steps: [] }] },
        after: {},
        says: [
          'new: IMEI (imei1) was sent to api.vendor.example, in clear and without TLS, and was not seen doing so before; what led to it was not done before, so it may have been there already.',
        ],
      },
    ],
  },
  {
    kind: 'persists',
    about: 'It is still told to the same host and no better protected, be it in another field.',
    unseen: ['Whether it is told as often as before: one time is enough.'],
    examples: [
      {
        title: 'as it was',
        before: {},
        after: {},
        says: ['persists: IMEI (imei1) is still sent to api.vendor.example, in clear and without TLS.'],
      },
      {
        title: 'in another field',
        before: {},
        after: { sightings: [{ field: 'device' }] },
        says: ['persists: IMEI (imei1) is still sent to api.vendor.example, in clear and without TLS.'],
      },
      {
        title: 'it left one of two fields',
        before: { sightings: [{}, { field: 'device' }] },
        after: { sightings: [{ field: 'device' }] },
        says: [
          'persists: IMEI (imei1) is not in field imei any more but is still sent to api.vendor.example, in clear and without TLS.',
          'persists: IMEI (imei1) is still sent to api.vendor.example, in clear and without TLS.',
        ],
      },
    ],
  },
  {
    kind: 'relocated',
    about:
      'It is still told in the same way, but to another host, or to the same host in another country. This is no repair: somebody else gets it, or somewhere else.',
    unseen: [
      'What either server does with it, and to whom it hands it on.',
      'A country that no table knows, or of which the tables differ: then only the host is compared.',
    ],
    examples: [
      {
        title: 'to another host of the vendor',
        before: {},
        after: {
          destinations: [{ id: 'dst:2', host: { value: 'eu.vendor.example', basis: 'host-field' } }],
          sightings: [{ destination: 'dst:2' }],
        },
        says: [
          'relocated: IMEI (imei1) is still sent, in clear and without TLS, but to eu.vendor.example instead of api.vendor.example.',
        ],
      },
      {
        title: 'the same host, which is now in another country',
        before: { destinations: [{ country: country('CN') }] },
        after: { destinations: [{ country: country('SG') }] },
        says: [
          'relocated: IMEI (imei1) is still sent, in clear and without TLS, but to api.vendor.example (SG) instead of api.vendor.example (CN).',
        ],
      },
    ],
  },
  {
    kind: 'obfuscated',
    about:
      'It is still told, and better protected: the value (plain → encoded → hashed → encrypted) or the wire (no TLS → TLS). Who receives it still has it.',
    unseen: [
      'Whether it is fixed: whoever was not to have it at all still gets it.',
      'Whether the protection is any good: [the rules](../judge/rules/README.md) say where it is weak.',
    ],
    examples: [
      {
        title: 'over TLS now',
        before: {},
        after: { sightings: [{ transport: 'tls' }] },
        says: [
          'obfuscated: IMEI (imei1) is still sent to api.vendor.example, now over TLS where it was without TLS.',
        ],
      },
      {
        title: 'only its hash now',
        before: {},
        after: { sightings: [HASHED] },
        says: [
          'obfuscated: IMEI (imei1) is still sent to api.vendor.example, now hashed where it was in clear.',
        ],
      },
      {
        title: 'encrypted, and over TLS',
        before: {},
        after: { sightings: [{ transport: 'tls', layers: ['base64', 'aes'] }] },
        says: [
          'obfuscated: IMEI (imei1) is still sent to api.vendor.example, now encrypted where it was in clear, now over TLS where it was without TLS.',
        ],
      },
    ],
  },
  {
    kind: 'not-tested',
    about:
      'It is not seen any more, and the steps were done again, but with less in sight than before. `missing` lists what lacks.',
    unseen: ['Whether it is gone: it may go where nobody looked.'],
    examples: [
      {
        title: 'a way out that nobody watched',
        before: {},
        after: {
          sightings: [],
          coverage: { bearers: { wifi: 'watched', cellular: 'unwatched', sms: 'off' } },
        },
        says: [
          'not-tested: IMEI (imei1) is not seen going to api.vendor.example any more, but less could be seen than before: cellular was not watched.',
        ],
      },
      {
        title: 'bytes that could not be read, and no positive control',
        before: {
          coverage: { byPhase: [{ phase: 'first', payload: 1000, read: 1000, opaque: 0, missed: 0 }] },
        },
        after: {
          sightings: [],
          identifiers: [
            {
              id: 'imei1',
              kind: 'imei',
              class: 'hardware',
              provenLive: false,
              exercisedBy: [],
              sightings: 0,
            },
          ],
          coverage: {
            byPhase: [{ phase: 'first', payload: 1000, read: 400, opaque: 600, missed: 0 }],
            opaqueUploads: [
              { destination: 'dst:1', phase: 'first', step: 'switch-on', repeat: 1, opaque: 600 },
            ],
          },
        },
        says: [
          'not-tested: IMEI (imei1) is not seen going to api.vendor.example any more, but less could be seen than before: 600 bytes sent to api.vendor.example from the phase of these steps on could not be read, 0 bytes before; no positive control proved that it would have been seen.',
        ],
      },
      {
        title: 'something unreadable to somebody else, in another step of the phase',
        before: {},
        after: {
          sightings: [],
          coverage: {
            opaqueUploads: [
              { destination: 'dst:1', phase: 'first', step: 'idle', repeat: 1, opaque: 60_000 },
            ],
          },
          destinations: [{ host: { value: 'cdn.other.example', basis: 'sni' } }],
        },
        says: [
          'not-tested: IMEI (imei1) is not seen going to api.vendor.example any more, but less could be seen than before: 60,000 bytes sent to cdn.other.example from the phase of these steps on could not be read, 0 bytes before.',
        ],
      },
      {
        title: 'watched for a shorter time',
        before: {},
        after: { sightings: [], phases: [{ to: '2014-08-01T09:10:00Z' }] },
        says: [
          'not-tested: IMEI (imei1) is not seen going to api.vendor.example any more, but less could be seen than before: watched for 600 s, 3600 s before.',
        ],
      },
    ],
  },
  {
    kind: 'not-exercised-again',
    about:
      'It is not seen any more, but the steps in which it was told were not done again, or less often, or with something else agreed to, or not with the same phone, market or place; or no marks say which they were. What was not tried says nothing.',
    unseen: ['Anything at all about whether it is fixed.'],
    examples: [
      {
        title: 'the step was not done again',
        before: {},
        after: { sightings: [], phases: [{ steps: [{ id: 'add-contact' }] }] },
        says: [
          'not-exercised-again: IMEI (imei1) is not seen going to api.vendor.example any more, which says nothing yet: step switch-on was not done again.',
        ],
      },
      {
        title: 'done less often',
        before: {},
        after: { sightings: [], phases: [{ steps: [{ id: 'switch-on', times: 1 }] }] },
        says: [
          'not-exercised-again: IMEI (imei1) is not seen going to api.vendor.example any more, which says nothing yet: step switch-on was done 1 of 3 times.',
        ],
      },
      {
        title: 'consent was given before, and not now',
        before: { phases: [{ services: { cloud: 'on' }, consent: { cloud: 'granted' } }] },
        after: { sightings: [], phases: [{ services: { cloud: 'off' }, consent: { cloud: 'not-asked' } }] },
        says: [
          'not-exercised-again: IMEI (imei1) is not seen going to api.vendor.example any more, which says nothing yet: step switch-on was not done again while consent to cloud was granted and cloud on.',
        ],
      },
      {
        title: 'another place that it was watched from',
        before: { vantage: { ...VANTAGE, egressCountry: 'IN' } },
        after: { sightings: [], vantage: { ...VANTAGE, egressCountry: 'FI' } },
        says: [
          'not-exercised-again: IMEI (imei1) is not seen going to api.vendor.example any more, which says nothing yet: it was not the same test: egress country IN before and FI now.',
        ],
      },
      {
        title: 'a capture without marks',
        before: { sightings: [{ step: null }] },
        after: { sightings: [] },
        says: [
          'not-exercised-again: IMEI (imei1) is not seen going to api.vendor.example any more, which says nothing yet: no marks say in which step it was told, so nobody can tell whether that was done again.',
        ],
      },
    ],
  },
  {
    kind: 'fixed',
    about:
      'It is not seen any more, though the same steps were done as often, with no less in sight than before: see [what fixed needs](../formats/comparison.md#what-fixed-needs).',
    unseen: [
      'Whether the later case names the phone’s own value: a control proves that a value would be found, not that the phone has it.',
      'What the phone does in steps that neither test did, on another build, or later.',
      'Values that stand there in a form that nothing here can open: [`differ`](differ.md) looks for those.',
    ],
    examples: [
      {
        title: 'tried again, and not seen',
        before: {},
        after: { sightings: [] },
        says: [
          'fixed: IMEI (imei1) is not seen going to api.vendor.example any more: the same steps were done again, switch-on (3 times), with no less in sight than before; nothing that could have held it was unread.',
        ],
      },
    ],
  },
];
