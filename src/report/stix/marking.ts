import type { StixObject } from './stix-object.ts';

/** Who may pass it on: the levels that STIX 2.1 itself defines (§7.2.1.4). */
export type Tlp = 'white' | 'green' | 'amber' | 'red';

/** Their ids are the specification's, the same everywhere. */
const IDS: Readonly<Record<Tlp, string>> = {
  white: '613f2e26-407d-48c7-9eca-b8e91df99dc9',
  green: '34098fce-860f-48ae-8e50-ebd3cc5e41da',
  amber: 'f88d31f6-486f-44da-b317-01333bde0b82',
  red: '5e57c739-391a-4eb3-b6be-7d15ca92d5ed',
};

export function tlpMarking(tlp: Tlp): StixObject {
  return {
    type: 'marking-definition',
    spec_version: '2.1',
    id: `marking-definition--${IDS[tlp]}`,
    created: '2017-01-20T00:00:00.000Z',
    definition_type: 'tlp',
    name: `TLP:${tlp.toUpperCase()}`,
    definition: { tlp },
  };
}
