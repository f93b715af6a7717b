import { expect, test } from 'vitest';
import { type EvidenceGiven, sentences } from '../testing/index.ts';
import { leavesBeforeAsked } from './leaves-before-asked.ts';

const cloud = { id: 'cloud', title: 'The Cloud' };
const chat = { id: 'chat', title: 'The Chat' };
const hosts = ['api.vendor.example'];
const given = (
  consent: Record<string, string>,
  sighting: object = {},
  services: EvidenceGiven['services'] = Object.keys(consent).length < 2 ? [cloud] : [cloud, chat],
): EvidenceGiven => ({ services, phases: [{ consent }], sightings: [{ phase: 'first', ...sighting }] });

test.each<[string, EvidenceGiven, string[]]>([
  ['nothing where the case says nothing of consent', given({}), []],
  ['nothing outside phases', given({ cloud: 'not-asked' }, { phase: null }), []],
  ['nothing where it was agreed to', given({ cloud: 'granted' }), []],
  ['nothing where it was refused, which another rule tells', given({ cloud: 'refused' }), []],
  ['nothing of what a server sends back', given({ cloud: 'not-asked' }, { direction: 'response' }), []],
  [
    'personal data before the question',
    given({ cloud: 'not-asked' }),
    ['fail error: IMEI (imei1) was sent to api.vendor.example before anyone was asked about The Cloud'],
  ],
  [
    'what is not personal, as a warning',
    given({ cloud: 'not-asked' }, { identifier: 'net', kind: 'ssid' }),
    [
      'fail warning: Wi-Fi network name (net) was sent to api.vendor.example before anyone was asked about The Cloud',
    ],
  ],
  [
    'several services that nobody was asked about',
    given({ cloud: 'not-asked', chat: 'not-asked' }),
    [
      'fail error: IMEI (imei1) was sent to api.vendor.example before anyone was asked about The Cloud and The Chat',
    ],
  ],
  [
    'that somebody has to look, where one of two services at the host was agreed to',
    given({ cloud: 'not-asked', chat: 'granted' }),
    [
      'review warning: IMEI (imei1) was sent to api.vendor.example before anyone was asked about The Cloud, unless it was for The Chat, which is at the same host and was agreed to',
    ],
  ],
  [
    'that somebody has to look, where nobody says whether the other of two services was agreed to',
    given({ cloud: 'not-asked' }, {}, [
      { ...cloud, hosts },
      { ...chat, hosts },
    ]),
    [
      'review warning: IMEI (imei1) was sent to api.vendor.example before anyone was asked about The Cloud, unless it was for The Chat, which may be at the same host, and nobody says whether it was agreed to',
    ],
  ],
  [
    'nothing of a service that is somewhere else',
    given({ cloud: 'not-asked', chat: 'granted' }, {}, [
      { ...cloud, hosts: ['cloud.example'] },
      { ...chat, hosts },
    ]),
    [],
  ],
  [
    'that the service with the longer name is meant',
    given({ cloud: 'granted', chat: 'not-asked' }, {}, [
      { ...cloud, hosts: ['vendor.example'] },
      { ...chat, hosts },
    ]),
    ['fail error: IMEI (imei1) was sent to api.vendor.example before anyone was asked about The Chat'],
  ],
  [
    'that somebody has to look, where no service is known at the host',
    given({ cloud: 'granted' }, {}, [{ ...cloud, hosts: ['cloud.example'] }]),
    [
      'review warning: IMEI (imei1) was sent to api.vendor.example where the case knows of no service that anyone could have agreed to',
    ],
  ],
])('tells %s', (_, evidence, expected) => {
  expect(sentences(leavesBeforeAsked, evidence)).toEqual(expected);
});

test('of two captures with a phase of one name each counts with its own consent', () => {
  const phases = [
    { id: 'p', consent: { cloud: 'granted' }, from: '2014-08-01T09:00:00Z', to: '2014-08-01T10:00:00Z' },
    { id: 'p', consent: { cloud: 'not-asked' }, from: '2014-08-02T09:00:00Z', to: '2014-08-02T10:00:00Z' },
  ];
  const sent = (at: string) => ({ phase: 'p', at });
  const told = (at: string) =>
    sentences(leavesBeforeAsked, { services: [cloud], phases, sightings: [sent(at)] }).length;
  expect([told('2014-08-01T09:30:00Z'), told('2014-08-02T09:30:00Z')]).toEqual([0, 1]);
});
