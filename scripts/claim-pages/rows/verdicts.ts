import type { ClaimRow } from '../claim-example.ts';
import { numberPlain, numberSealed, onWifiAlone, quietHour } from './evidence.ts';

const NEVER = ['predicate:', '  never: { kinds: [contact-number], consent: [not-asked] }'];

const twoServices = {
  ...numberSealed,
  services: [
    { id: 'cloud', title: 'The Cloud', hosts: ['vendor.example'] },
    { id: 'chat', title: 'The Chat', hosts: ['chat.example'] },
  ],
  phases: (numberSealed.phases ?? []).map((phase) => ({
    ...phase,
    services: { cloud: 'on', chat: 'on' },
    consent: { cloud: 'granted', chat: 'granted' },
  })),
  coverage: { byService: [{ service: 'cloud', payload: 100, read: 100, opaque: 0, missed: 0 }] },
};

export const verdictRows: readonly ClaimRow[] = [
  {
    name: 'upheld',
    title: 'Upheld',
    about:
      'Nothing was seen against it, and enough was looked at to say so: in phases that it is about, its steps were done, as long was watched as it asks, a value of every kind that it needs was proven live by a positive control and put to use, every way out of the phone was watched or off, and no more than its bound stayed unread. What it names (services, phases, builds, steps) was each looked at; of words for states of the phone or of consent one is enough. It is never said without its coverage.',
    unseen: [
      'Whether the case names the phone’s own value: a control proves that a value would be found, not that the phone has it.',
      'Anything beyond its coverage, which stands with it.',
    ],
    examples: [
      {
        claim: NEVER,
        given: quietHour,
        verdict: 'upheld',
        because:
          "Nothing of it was seen, and enough was in sight: 60 minutes were watched (first) and 1 step done; proven live and put to use: contact's number; all bytes that could have held it were read.",
      },
    ],
  },
  {
    name: 'refuted',
    title: 'Refuted',
    about: 'One sighting against it is enough, however little else could be seen.',
    unseen: ['How much more there is: what could not be read may hold as much again.'],
    examples: [
      {
        claim: NEVER,
        given: { ...numberPlain, ...{ coverage: onWifiAlone.coverage ?? {} } },
        verdict: 'refuted',
        because:
          "1 sighting against it: contact's number (asha.tel) to api.vendor.example in plain text, in first.",
      },
    ],
  },
  {
    name: 'partly',
    title: 'Partly',
    about:
      'It holds for some of the kinds, services or phases that its predicate lists, or for some of its parts, and not for others. For those it must be upheld by itself, with all that this takes; else it is refuted. A claim with `divisible: false` is never partly true for some of a list.',
    unseen: ['Whether it holds for what its lists do not name.'],
    examples: [
      {
        claim: ['predicate:', '  never: { kinds: [contact-number, imei], consent: [not-asked] }'],
        given: {
          ...numberPlain,
          phases: (quietHour.phases ?? []).map((phase) => ({
            ...phase,
            steps: [{ id: 'add-contact', exercises: ['asha.tel', 'imei1'] }],
          })),
          identifiers: [
            ...(quietHour.identifiers ?? []),
            {
              id: 'imei1',
              kind: 'imei',
              class: 'hardware',
              provenLive: true,
              exercisedBy: ['add-contact'],
              sightings: 0,
            },
          ],
        },
        verdict: 'partly',
        because:
          "Holds for the kinds imei, and not for contact-number: 1 sighting against it: contact's number (asha.tel) to api.vendor.example in plain text, in first.",
      },
    ],
  },
  {
    name: 'not-tested',
    title: 'Not tested',
    about:
      'Nothing was seen against it, and too little was looked at to say more. `missing` says what it would take. Evidence about one service, firmware, market or time never answers for another.',
    unseen: ['Whether it is true.'],
    examples: [
      {
        claim: NEVER,
        given: onWifiAlone,
        verdict: 'not-tested',
        because:
          'Nothing was seen against it, but that proves nothing: cellular data and SMS were neither watched nor switched off.',
      },
      {
        title: 'Seen of one service, claimed of another',
        claim: ['predicate:', '  never: { kinds: [contact-number], services: [chat] }'],
        given: twoServices,
        verdict: 'not-tested',
        because:
          'Nothing was seen against it, but that proves nothing: nothing passed to or from chat; what was seen of cloud says nothing of it.',
      },
    ],
  },
  {
    name: 'untestable',
    title: 'Untestable',
    about:
      'No capture of a phone could uphold it; the claim says why. Where a part of it can be tested it has a predicate, and can be refuted by that.',
    unseen: ['Anything that happens on a server.'],
    examples: [
      {
        claim: ['untestable: what a server keeps cannot be seen from the phone'],
        given: quietHour,
        verdict: 'untestable',
        because: 'No test of a phone can uphold it: what a server keeps cannot be seen from the phone.',
      },
    ],
  },
];
