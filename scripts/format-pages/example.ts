import type { Examination } from '../../src/judge/index.ts';
import { judge } from '../../src/judge/index.ts';
import { evidenceWith } from '../../src/judge/testing/index.ts';

/** What the pages of formats show: an IMEI in plain text, a finding that somebody accepts, and a host that nobody could read. */
export function exampleExamination(): Examination {
  const bytes = { payload: 1_000, read: 600, opaque: 400, missed: 0 };
  const { tables, notices, ...before } = evidenceWith({
    captures: [{ file: 'first-boot.pcap', sha256: '4f'.repeat(32), byteLength: 2_509, packets: 21 }],
    phases: [
      {
        id: 'out-of-box',
        services: { cloud: 'on' },
        consent: { cloud: 'not-asked' },
        steps: [{ id: 'join-wifi', times: 1, exercises: ['imei1'] }],
      },
    ],
    services: [{ id: 'cloud', title: 'the cloud' }],
    destinations: [
      {},
      { id: 'dst:2', host: { value: 'pinned.example', basis: 'sni' }, addresses: ['192.0.2.99'] },
    ],
    coverage: {
      bytes,
      connections: { total: 2, read: 1, opaque: 1, refused: 0 },
      byDestination: [
        { destination: 'dst:1', payload: 600, read: 600, opaque: 0, missed: 0 },
        { destination: 'dst:2', payload: 400, read: 0, opaque: 400, missed: 0 },
      ],
    },
    sightings: [
      {
        id: 'sig:30b6df265130adf1',
        transport: 'plain',
        port: 80,
        phase: 'out-of-box',
        step: 'join-wifi',
        repeat: 1,
        origin: {
          file: 'first-boot.pcap',
          index: 4,
          offset: 312,
          pieces: [{ index: 4, offset: 312, byteLength: 15 }],
        },
      },
    ],
  });
  const evidence = { ...before, tables, notices };
  const waived = { owner: 'Asha', reason: 'the fix ships in May', expires: '2030-05-01' };
  const findings = judge(evidence).map((finding) =>
    finding.rule === 'hardware-where-resettable' ? { ...finding, waived } : finding,
  );
  return {
    ...before,
    case: { ...before.case, title: 'A phone out of the box' },
    findings,
    claims: [],
    tables,
    notices,
  };
}
