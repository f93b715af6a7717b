import type { ClaimVerdict, Examination, Finding } from '../../judge/index.ts';
import { examinationWith } from './examination-with.ts';

/** An examination in which a stranger chose every text that a stranger may choose. */
export function hostile(text: string): Examination {
  const bytes = { payload: 10, read: 5, opaque: 5, missed: 0 };
  const finding: Finding = {
    id: 'fnd:0123456789abcdef',
    rule: 'personal-in-plain-text',
    axis: 'secured',
    outcome: 'fail',
    level: 'error',
    because: `IMEI (${text}) was sent to ${text}`,
    identifiers: [text],
    destination: 'dst:1',
    phase: text,
    repeats: { seen: 1, of: 2 },
    sightings: ['sig:1', 'sig:2'],
    dpv: [],
    cwe: 'CWE-319',
    masvs: null,
  };
  const waived = { owner: text, reason: text, expires: '2030-01-01' };
  const claim: ClaimVerdict = {
    id: 'said',
    said: { by: text, when: text, where: text },
    text,
    isQuote: true,
    sha256: null,
    verdict: 'not-tested',
    because: text,
    missing: [text],
    sightings: ['sig:1'],
    coverage: {
      phases: [text],
      watchedSeconds: 1,
      steps: [text],
      canaries: [],
      bytes,
      bearers: { wifi: text },
    },
    findings: [],
    agreedTo: { yes: 0, no: 1, unknown: 0 },
    securedInTransit: { yes: 0, no: 1 },
    parts: [],
  };
  const examination = examinationWith({
    sightings: [
      { identifier: text, field: text, host: text, path: text, phase: text, step: text, seen: text },
      {
        identifier: text,
        address: text,
        protocol: text,
        origin: { file: text, index: -1, offset: -1, pieces: [{ index: 0, offset: -1, byteLength: 0 }] },
      },
    ],
    destinations: [{ host: { value: text, basis: text }, addresses: [text], party: 'third' }],
    findings: [
      finding,
      { ...finding, id: 'fnd:1', rule: `policy:${text}`, waived },
      { ...finding, id: 'fnd:2', rule: 'opaque-raised', outcome: 'review', sightings: [] },
    ],
    claims: [claim, { ...claim, id: text, verdict: 'refuted' }],
    notices: [{ code: 'odd', about: text, detail: text, times: 3, byteLength: 5 }],
  });
  const { case: examined, captures, coverage } = examination;
  const capture = {
    id: 'cap:1',
    format: 'pcap',
    sha256: text,
    byteLength: 1,
    packets: 1,
    wireBytes: 1,
    connections: 1,
    messages: 1,
    from: null,
    to: null,
  } as const;
  return {
    ...examination,
    case: { ...examined, title: text, controller: { name: text }, device: { vendor: text, model: text } },
    captures: [
      ...captures,
      { ...capture, file: text },
      { ...capture, file: 'a.pcap', sha256: 'ab'.repeat(32) },
    ],
    coverage: { ...coverage, byDestination: [{ ...bytes, destination: 'dst:1' }] },
  };
}
