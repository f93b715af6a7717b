import { table } from '../../table.ts';
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
    rule: ruleNamed('obsolete-tls'),
    about:
      'A version or a cipher suite that must not be used any more looks like protection, and anyone who takes the trouble gets past it. It is read from the handshake, so it is seen also where nobody can read what was said.',
    speaks: `For each destination and phase in which something was said over such a connection. An \`error\` where anyone on the way can read along or stand in the server's place, a \`warning\` where it must not be relied on, and a \`note\` where it is advised against:

${table(
  ['what', 'level', 'by'],
  [
    [
      'no encryption (NULL), no certificate (anonymous suites), keys cut short for export',
      'error',
      'RFC 9325 §4.1',
    ],
    [
      'where nothing graver is wrong: keys sent under RSA, Diffie-Hellman keys that stay the same, Diffie-Hellman over a finite field',
      'note',
      'RFC 9325 §4.1 (SHOULD NOT)',
    ],
    ['SSL 2.0', 'error', 'RFC 6176'],
    ['SSL 3.0', 'warning', 'RFC 7568'],
    ['TLS 1.0, TLS 1.1', 'warning', 'RFC 8996'],
    ['RC4', 'warning', 'RFC 7465'],
    ['DES, IDEA', 'warning', 'RFC 5469'],
    ['RC2, Triple DES', 'warning', 'RFC 9325 §4.1'],
  ],
)}

The version is the one that the server chose in its ServerHello (packets), that the phone agreed on with the interception (recordings), or that the producer names (\`tls_version\` and \`cipher\` of mitmproxy flows, \`_securityDetails\` of HAR). A handshake after which nothing was said counts for nothing.`,
    unseen: [
      'Connections whose handshake is not in the capture, or whose producer does not tell the version: `coverage.tls` counts them as `unseen`, and they are never accused.',
      'Through an interception the side of the phone alone is seen: what the server would have agreed to stands in no recording.',
      'Connections that begin with a hello of SSL 2.0, and what is agreed on by STARTTLS: these are not taken for TLS.',
      'Weak keys and certificates, and holes in an implementation.',
    ],
    examples: [
      {
        title: 'what nobody could read',
        given: {
          phases: [{ id: 'new-phone', steps: [{ id: 'power-on', times: 3 }] }],
          coverage: {
            tls: {
              connections: 4,
              unseen: 2,
              uses: [
                {
                  destination: 'dst:1',
                  phase: 'new-phone',
                  step: 'power-on',
                  repeat: 1,
                  version: 'TLS 1.0',
                  cipher: 'TLS_RSA_WITH_AES_128_CBC_SHA',
                  connections: 2,
                },
                {
                  destination: 'dst:1',
                  phase: 'new-phone',
                  step: 'power-on',
                  repeat: 2,
                  version: null,
                  cipher: null,
                  connections: 2,
                },
              ],
            },
          },
        },
        says: [
          'fail warning: What passed to and from api.vendor.example was protected with TLS 1.0, which must not be used any more (RFC 8996)',
        ],
      },
      {
        title: 'What was read through an interception',
        given: {
          captures: [{ format: 'recording' }],
          sightings: [{ tls: { version: 'TLS 1.2', cipher: 'TLS_RSA_WITH_RC4_128_SHA' } }],
        },
        says: [
          'fail warning: What passed to and from api.vendor.example was protected with RC4 (TLS_RSA_WITH_RC4_128_SHA), which must not be used any more (RFC 7465); IMEI (imei1) went that way',
        ],
      },
      {
        title: 'What is advised against, and holds',
        given: {
          captures: [{ format: 'recording' }],
          sightings: [{ tls: { version: 'TLS 1.2', cipher: 'AES128-SHA' } }],
        },
        says: [
          'fail note: What passed to and from api.vendor.example was protected with keys sent under RSA (AES128-SHA), so that whoever gets the key of the server later can read what was recorded (RFC 9325 §4.1 advises against it); IMEI (imei1) went that way',
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
