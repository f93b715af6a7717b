import type { EvidenceGiven } from '../../../src/judge/testing/index.ts';

const number = {
  id: 'asha.tel',
  kind: 'contact-number',
  class: 'personal',
  exercisedBy: ['add-contact'],
} as const;

/** An hour in which a contact was added, with a canary that was proven live; nothing of it was seen. */
export const quietHour: EvidenceGiven = {
  services: [{ id: 'cloud', title: 'The Cloud', hosts: ['vendor.example'] }],
  phases: [
    {
      id: 'first',
      services: { cloud: 'off' },
      consent: { cloud: 'not-asked' },
      steps: [{ id: 'add-contact', exercises: ['asha.tel'] }],
    },
  ],
  identifiers: [{ ...number, provenLive: true, sightings: 0 }],
};

const sighting = {
  identifier: 'asha.tel',
  kind: 'contact-number',
  phase: 'first',
  step: 'add-contact',
  repeat: 1,
} as const;

/** The same hour, in which the number was seen to leave over TLS. */
export const numberSealed: EvidenceGiven = { ...quietHour, sightings: [sighting] };

/** The same hour, in which it was seen to leave in plain text. */
export const numberPlain: EvidenceGiven = { ...quietHour, sightings: [{ ...sighting, transport: 'plain' }] };

/** The same hour with Wi-Fi watched and nothing known of other ways out. */
export const onWifiAlone: EvidenceGiven = {
  ...quietHour,
  coverage: { bearers: { wifi: 'watched', cellular: 'unwatched', sms: 'unwatched' } },
};
