import type { Examination } from '../../judge/index.ts';
import { type EvidenceGiven, evidenceWith } from '../../judge/testing/index.ts';

/** What reports are tried with: sent in plain text to a country that a table knows, proven by nothing, a tenth opaque. */
const DESTINATION = {
  addresses: ['42.62.48.81'],
  countries: [{ address: '42.62.48.81', value: 'CN', basis: 'address-table', table: 'a' }],
} satisfies Partial<Examination['destinations'][number]>;

const SIGHTING = { address: '42.62.48.81', port: 80, transport: 'plain' } as const;

const COVERAGE = {
  bytes: { payload: 1000, read: 900, opaque: 100, missed: 0 },
  connections: { total: 2, read: 1, opaque: 1, refused: 0 },
  bearers: { wifi: 'watched', cellular: 'unwatched', sms: 'unwatched' },
} satisfies EvidenceGiven['coverage'];

/** An examination for rendering: what is given is laid over one that found nothing. */
export function examinationWith(
  given: Pick<EvidenceGiven, 'sightings' | 'destinations'> &
    Partial<Omit<Examination, 'sightings' | 'destinations'>>,
): Examination {
  const { sightings = [], destinations = [{}], ...rest } = given;
  const evidence = evidenceWith({
    captures: [],
    coverage: COVERAGE,
    destinations: destinations.map((destination) => ({ ...DESTINATION, ...destination })),
    sightings: sightings.map((sighting) => ({ ...SIGHTING, ...sighting })),
    identifiers: [
      {
        id: 'imei1',
        kind: 'imei',
        class: 'hardware',
        provenLive: false,
        exercisedBy: [],
        sightings: sightings.length,
      },
    ],
  });
  const { tables, notices, ...before } = evidence;
  return { ...before, findings: [], claims: [], tables, notices, ...rest };
}
