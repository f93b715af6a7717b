import { expect, test } from 'vitest';
import { ownRuleSentences } from './own-rules.ts';
import { examinationWith } from './testing/index.ts';

const finding = {
  id: 'fnd:1',
  rule: 'policy:own',
  outcome: 'fail',
  level: 'error',
  because: 'IMEI (imei1) was sent to a.example, which the policy forbids: it is ours',
  identifiers: ['imei1'],
  destination: 'dst:1',
  phase: null,
  axis: null,
  repeats: { seen: 2, of: 3 },
  dpv: [],
  cwe: null,
  masvs: null,
  sightings: ['sig:1'],
} as const;

test('one sentence ends before the next one begins', () => {
  const waived = { owner: 'privacy@vendor.example', reason: 'TLS comes', expires: '2030-01-01' };
  const examination = examinationWith({ findings: [finding, { ...finding, id: 'fnd:2', waived }] });
  const said = ownRuleSentences(examination);
  expect(said.broken[0]?.sentence).toMatch(/it is ours\. Seen in 2 of 3/);
  expect(said.waived).toEqual([
    expect.stringMatching(/it is ours\. Accepted by privacy@vendor\.example until/),
  ]);
});
