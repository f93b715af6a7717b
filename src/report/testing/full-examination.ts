import type { ClaimVerdict, Examination, Finding } from '../../judge/index.ts';
import { examinationWith } from './examination-with.ts';

const COVERAGE = {
  phases: ['first'],
  watchedSeconds: 600,
  steps: ['start'],
  canaries: ['imei1'],
  bytes: { payload: 1000, read: 900, opaque: 100, missed: 0 },
  bearers: { wifi: 'watched' },
};

const CLAIM: ClaimVerdict = {
  id: 'opt-in',
  said: { by: 'the maker', when: '2014-08-10', where: 'a statement' },
  text: 'Nothing is sent unless switched on.',
  isQuote: true,
  sha256: '00',
  verdict: 'refuted',
  because: 'One sighting is against it.',
  missing: ['a longer watch'],
  sightings: ['sig:1'],
  findings: ['fnd:1'],
  coverage: COVERAGE,
  agreedTo: { yes: 0, no: 1, unknown: 0 },
  securedInTransit: { yes: 0, no: 1 },
  parts: ['One', 'Other'].map((title) => ({
    title,
    verdict: 'refuted',
    because: 'So it is.',
    missing: [],
    sightings: ['sig:1'],
    coverage: COVERAGE,
    residency: [
      {
        service: 'cloud',
        market: 'IN',
        month: '2014-08',
        verdict: 'refuted',
        because: 'It is elsewhere.',
        by: '2014-12-31',
        isEarly: false,
        servers: [],
      },
    ],
  })),
};

const FINDING: Finding = {
  id: 'fnd:1',
  rule: 'leaves-before-asked',
  axis: 'agreed',
  outcome: 'fail',
  level: 'error',
  because: 'It was sent before anyone was asked',
  identifiers: ['imei1'],
  destination: 'dst:1',
  phase: 'first',
  repeats: { seen: 2, of: 3 },
  sightings: ['sig:1'],
  dpv: ['pd:UID'],
  cwe: 'CWE-359',
  masvs: 'MASVS-PRIVACY-4',
};

/** An examination in which every part of a report has something to say. */
export function fullExamination(): Examination {
  const base = examinationWith({
    sightings: [
      {
        phase: 'first',
        step: 'start',
        repeat: 1,
        layers: ['base64', 'gzip'],
        path: 'body/json:/payload/base64/gzip/json:/imei',
        location: 'body',
        forms: ['sha1', 'hex'],
        namedBy: 'imei',
        origin: {
          file: 'a.pcap',
          index: 4,
          offset: 120,
          pieces: [{ index: 4, offset: 120, byteLength: 40 }],
        },
      },
      { direction: 'response', host: null, origin: { file: 'a.pcap', index: -1, offset: -1, pieces: [] } },
    ],
    destinations: [
      {
        contacts: [
          { address: '42.62.48.81', month: '2014-08', from: '2014-08-01', to: '2014-08-02', byteLength: 900 },
        ],
      },
    ],
    captures: [
      {
        id: 'cap:1',
        file: 'a.pcap',
        format: 'pcap',
        sha256: 'ab',
        byteLength: 1000,
        packets: 10,
        wireBytes: 1000,
        connections: 2,
        messages: 2,
        from: '2014-08-01T09:00:00Z',
        to: '2014-08-01T10:00:00Z',
      },
    ],
    phases: [
      {
        id: 'first',
        from: '2014-08-01T09:00:00Z',
        to: '2014-08-01T10:00:00Z',
        build: 'pre-ota',
        setup: 'new',
        services: { cloud: 'on' },
        consent: { cloud: 'not-asked' },
        control: false,
        steps: [
          {
            id: 'start',
            at: '2014-08-01T09:30:00Z',
            times: 3,
            by: 'operator',
            action: 'power-on',
            exercises: ['imei1'],
          },
        ],
      },
    ],
    findings: [
      FINDING,
      { ...FINDING, id: 'fnd:2', rule: 'policy:own', outcome: 'review', sightings: [] },
      { ...FINDING, id: 'fnd:3', waived: { owner: 'somebody', reason: 'for now', expires: '2014-12-31' } },
    ],
    claims: [CLAIM],
    tables: [{ name: 'a', date: '2014-07-01', sha256: 'cd' }],
    notices: [{ code: 'weak-value', about: 'carrier', detail: 'too short', byteLength: 4, times: 2 }],
    guesses: [
      {
        id: 'looks-like imei #1',
        kind: 'imei',
        class: 'hardware',
        confidence: 'high',
        because: 'fifteen digits',
        masked: '49*************',
        requests: 2,
        responses: 1,
        inPlainText: true,
        destinations: ['dst:1'],
        first: {
          message: 'msg:1',
          at: '2014-08-01T09:30:00Z',
          direction: 'request',
          host: 'api.vendor.example',
          location: 'url',
          field: 'imei',
          path: 'url/query:imei',
          layers: [],
          origin: { file: 'a.pcap', index: 4 },
        },
      },
    ],
  });
  return {
    ...base,
    case: {
      ...base.case,
      title: 'A phone',
      device: { vendor: 'Maker', model: 'One', build: 'pre-ota', market: 'IN' },
      controller: { name: 'Maker', hosts: ['vendor.example'] },
      vantage: { egressCountry: 'IN', bearers: ['wifi'] },
      services: [{ id: 'cloud', title: 'The Cloud', hosts: ['vendor.example'] }],
    },
    identifiers: [
      ...base.identifiers.map((each) => ({ ...each, provenLive: true, exercisedBy: ['start'] })),
      {
        id: 'sms1.text',
        kind: 'sms-text',
        class: 'personal',
        provenLive: true,
        exercisedBy: ['start'],
        sightings: 0,
      },
    ],
    coverage: {
      ...base.coverage,
      byDestination: [{ destination: 'dst:1', payload: 1000, read: 900, opaque: 100, missed: 0 }],
      byPhase: [{ phase: 'first', payload: 1000, read: 900, opaque: 100, missed: 0 }],
    },
  };
}
