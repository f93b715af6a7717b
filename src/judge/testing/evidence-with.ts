import { kindRow } from '../../case/index.ts';
import type { Destination } from '../../enrich/index.ts';
import type { CoverageSummary } from '../coverage.ts';
import type { Evidence } from '../evidence.ts';
import type { ExaminedCapture, ExaminedPhase, Sighting } from '../examination.ts';

const DESTINATION: Destination = {
  id: 'dst:1',
  host: { value: 'api.vendor.example', basis: 'host-field' },
  domain: null,
  addresses: ['192.0.2.80'],
  country: null,
  countries: [],
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
  address: '192.0.2.80',
  port: 443,
  transport: 'tls',
  location: 'url',
  field: 'imei',
  path: 'url/query:imei',
  layers: [],
  forms: [],
  span: { start: 0, end: 15 },
  origin: { file: 'a.pcap', index: 4, offset: 120, pieces: [] },
  at: '2014-08-01T09:30:00Z',
  phase: null,
  step: null,
  repeat: null,
  destination: 'dst:1',
  chance: 1e-12,
};

const PHASE: ExaminedPhase = {
  id: 'first',
  from: '2014-08-01T09:00:00Z',
  to: '2014-08-01T10:00:00Z',
  build: null,
  services: {},
  consent: {},
  control: false,
  steps: [],
};

const CAPTURE: ExaminedCapture = {
  id: 'cap:1',
  file: 'a.pcap',
  format: 'pcap',
  sha256: '00',
  byteLength: 1,
  packets: 1,
  wireBytes: 1,
  connections: 1,
  messages: 1,
  from: '2014-08-01T09:00:00Z',
  to: '2014-08-01T10:00:00Z',
};

const COVERAGE: CoverageSummary = {
  bytes: { payload: 1000, read: 1000, opaque: 0, missed: 0 },
  connections: { total: 1, read: 1, opaque: 0, refused: 0 },
  bearers: { wifi: 'watched', cellular: 'off', sms: 'off' },
  byDestination: [],
  byPhase: [],
  byService: [],
  opaqueUploads: [],
  strayUploads: [],
};

type StepGiven = Pick<ExaminedPhase['steps'][number], 'id'> & Partial<ExaminedPhase['steps'][number]>;

/** What is laid over an evidence in which one IMEI may have gone to one host of the controller over TLS. */
export interface EvidenceGiven {
  readonly services?: Evidence['case']['services'];
  readonly builds?: NonNullable<Evidence['case']['builds']>;
  readonly controller?: Evidence['case']['controller'];
  readonly vantage?: Evidence['case']['vantage'];
  readonly captures?: readonly Partial<ExaminedCapture>[];
  readonly phases?: readonly (Partial<Omit<ExaminedPhase, 'steps'>> & {
    readonly steps?: readonly StepGiven[];
  })[];
  readonly identifiers?: Evidence['identifiers'];
  readonly coverage?: Partial<CoverageSummary>;
  readonly sightings?: readonly Partial<Sighting>[];
  readonly destinations?: readonly Partial<Destination>[];
}

/** An evidence for judging; sightings are numbered as they come, and identifiers follow from them. */
export function evidenceWith(given: EvidenceGiven): Evidence {
  const { captures = [{}], phases = [], destinations = [{}] } = given;
  const sightings = (given.sightings ?? []).map((sighting, index) => ({
    ...SIGHTING,
    id: `sig:${index + 1}`,
    ...sighting,
  }));
  const identifiers = new Map(sightings.map((sighting) => [sighting.identifier, sighting]));
  return {
    telltale: 'examination/1',
    tool: { name: 'telltale', version: '0.1.0' },
    case: {
      title: null,
      sha256: '00',
      device: {},
      controller: given.controller ?? {},
      vantage: given.vantage ?? {},
      services: given.services ?? [],
      ...(given.builds === undefined ? {} : { builds: given.builds }),
    },
    captures: captures.map((capture) => ({ ...CAPTURE, ...capture })),
    phases: phases.map(({ steps = [], ...phase }) => ({
      ...PHASE,
      ...phase,
      steps: steps.map((step) => ({
        at: phase.from ?? PHASE.from,
        times: 1,
        by: 'test',
        exercises: [],
        ...step,
      })),
    })),
    identifiers:
      given.identifiers ??
      [...identifiers.values()].map(({ identifier, kind }) => ({
        id: identifier,
        kind,
        class: kindRow(kind).class,
        provenLive: true,
        exercisedBy: [],
        sightings: sightings.filter((sighting) => sighting.identifier === identifier).length,
      })),
    coverage: { ...COVERAGE, ...given.coverage },
    sightings,
    destinations: destinations.map((destination) => ({ ...DESTINATION, ...destination })),
    tables: [],
    notices: [],
  };
}
