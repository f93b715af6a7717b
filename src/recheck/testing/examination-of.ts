import type { Examination, Sighting } from '../../judge/index.ts';

const HOSTS: Readonly<Record<string, [domain: string, country: string]>> = {
  'api.maker.test': ['maker.test', 'CN'],
  'eu.maker.test': ['maker.test', 'DE'],
  'ads.other.test': ['other.test', 'US'],
};

/** Something that was told. */
export interface Seen {
  readonly host?: string;
  readonly field?: string;
  readonly transport?: 'plain' | 'tls';
  readonly layers?: readonly string[];
  readonly forms?: readonly string[];
  readonly country?: string;
}

/** An examination in which these were seen, in a step that was done three times, as far as comparing looks at it. */
export function examinationOf(seen: readonly Seen[]): Examination {
  const bytes = { payload: 1_000, read: 1_000, opaque: 0, missed: 0 };
  const sightings = seen.map(
    ({ host = 'api.maker.test', field = 'imei', transport = 'plain', layers = [], forms = [] }, i) => ({
      id: `sig:${i}`,
      identifier: 'imei1',
      kind: 'imei',
      direction: 'request',
      transport,
      location: 'body',
      field,
      layers,
      forms,
      phase: 'new',
      step: 'start',
      destination: `dst:${host}`,
    }),
  ) as unknown as Sighting[];
  return {
    telltale: 'examination/1',
    case: { title: null, sha256: '0', device: {}, vantage: {}, services: [] },
    captures: [
      {
        file: 'a.pcap',
        sha256: '1',
        from: '2014-08-01T09:00:00.000Z',
        to: '2014-08-01T10:00:00.000Z',
      },
    ],
    phases: [
      {
        id: 'new',
        from: '2014-08-01T09:00:00.000Z',
        to: '2014-08-01T10:00:00.000Z',
        build: 'one',
        control: false,
        steps: [{ id: 'start', times: 3 }],
      },
    ],
    identifiers: [{ id: 'imei1', kind: 'imei', provenLive: true }],
    coverage: {
      bytes,
      connections: { total: 1, read: 1, opaque: 0, refused: 0 },
      bearers: { wifi: 'watched', cellular: 'off', sms: 'off' },
      byPhase: [{ ...bytes, phase: 'new' }],
      opaqueUploads: [],
      strayUploads: [],
    },
    sightings,
    destinations: Object.entries(HOSTS).map(([host, [domain, country]]) => ({
      id: `dst:${host}`,
      host: { value: host },
      domain: { value: domain },
      country: { value: seen.find((each) => each.host === host)?.country ?? country },
    })),
    findings: [],
    notices: [],
  } as unknown as Examination;
}
