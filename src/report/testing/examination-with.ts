import type { Destination } from '../../enrich/index.ts';
import type { Examination, Sighting } from '../../judge/index.ts';

const DESTINATION: Destination = {
  id: 'dst:1',
  host: { value: 'api.vendor.example', basis: 'host-field' },
  domain: null,
  addresses: ['42.62.48.81'],
  country: null,
  countries: [{ address: '42.62.48.81', value: 'CN', basis: 'address-table', table: 'a' }],
  party: 'first',
};

const SIGHTING: Sighting = {
  id: 'sig:1',
  identifier: 'imei1',
  kind: 'imei',
  message: 'msg:1',
  direction: 'request',
  protocol: 'http/1.1',
  method: 'GET',
  host: 'api.vendor.example',
  address: '42.62.48.81',
  port: 80,
  transport: 'plain',
  location: 'url',
  field: 'imei',
  path: 'url/query:imei',
  layers: [],
  forms: [],
  span: { start: 0, end: 15 },
  origin: { file: 'a.pcap', index: 4, offset: 120, pieces: [] },
  at: '2014-08-01T09:00:00Z',
  phase: null,
  step: null,
  repeat: null,
  destination: 'dst:1',
  chance: 1e-12,
};

/** An examination for rendering: what is given is laid over one that found nothing. */
export function examinationWith(
  given: Partial<Omit<Examination, 'sightings' | 'destinations'>> & {
    sightings?: readonly Partial<Sighting>[];
    destinations?: readonly Partial<Destination>[];
  },
): Examination {
  const { sightings = [], destinations = [{}], ...rest } = given;
  return {
    telltale: 'examination/1',
    tool: { name: 'telltale', version: '0.1.0' },
    case: { title: 'A case', sha256: '00', device: {}, controller: {}, vantage: {}, services: [] },
    captures: [],
    phases: [],
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
    coverage: {
      bytes: { payload: 1000, read: 900, opaque: 100, missed: 0 },
      connections: { total: 2, read: 1, opaque: 1, refused: 0 },
      bearers: { wifi: 'watched', cellular: 'unwatched', sms: 'unwatched' },
      byDestination: [],
      byPhase: [],
      byService: [],
      opaqueUploads: [],
    },
    findings: [],
    claims: [],
    tables: [],
    notices: [],
    ...rest,
    destinations: destinations.map((destination) => ({ ...DESTINATION, ...destination })),
    sightings: sightings.map((sighting) => ({ ...SIGHTING, ...sighting })),
  };
}
