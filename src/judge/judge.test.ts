import { expect, test } from 'vitest';
import { judge } from './judge.ts';
import { evidenceWith } from './testing/index.ts';

const rulesOf = (sighting: object) =>
  judge(evidenceWith({ sightings: [sighting] })).map(({ rule, level }) => [rule, level]);

const plain = ['personal-in-plain-text', 'error'];
const hardware = ['hardware-where-resettable', 'warning'];
const told = ['told', 'note'];

test.each([
  [{ transport: 'plain' }, [plain, hardware]],
  [{ transport: 'plain', kind: 'contact-name' }, [plain]],
  [{ transport: 'plain', kind: 'carrier' }, [plain]],
  [{ transport: 'plain', kind: 'imei', direction: 'response' }, [plain]],
  [{}, [hardware]],
  [{ direction: 'response' }, [told]],
  [{ kind: 'contact-name' }, [told]],
  [{ transport: 'plain', kind: 'advertising-id' }, [told]],
  [{ transport: 'plain', kind: 'ssid' }, [told]],
] as const)('where a case says nothing of consent, %o is judged by its class', (sighting, expected) => {
  expect(rulesOf(sighting)).toEqual(expected);
});

test('sightings of one identifier at one destination are one finding, errors first', () => {
  const findings = judge(
    evidenceWith({
      destinations: [{}, { id: 'dst:2' }],
      sightings: [
        { kind: 'email', destination: 'dst:2' },
        { kind: 'email', transport: 'plain', message: 'msg:2' },
        { kind: 'email', transport: 'plain', message: 'msg:3' },
      ],
    }),
  );
  expect(findings.map(({ level, sightings }) => [level, sightings])).toEqual([
    ['error', ['sig:2', 'sig:3']],
    ['note', ['sig:1']],
  ]);
});

test('the same finding has the same id whatever the sightings and hosts are called', () => {
  const [one] = judge(evidenceWith({ sightings: [{}] }));
  const [other] = judge(
    evidenceWith({
      sightings: [{ id: 'sig:9' }],
      destinations: [{ host: { value: 'other.example', basis: 'sni' } }],
    }),
  );
  expect(one?.id).toBe(other?.id);
});

test('every finding carries its axis, its terms, and how often it was seen', () => {
  const steps = [{ id: 'power-on', times: 3 }];
  const [finding] = judge(
    evidenceWith({
      phases: [{ id: 'first', steps }],
      sightings: [1, 1, 2].map((repeat) => ({
        transport: 'plain' as const,
        kind: 'email' as const,
        phase: 'first',
        step: 'power-on',
        repeat,
      })),
    }),
  );
  expect(finding).toMatchObject({
    rule: 'personal-in-plain-text',
    axis: 'secured',
    outcome: 'fail',
    repeats: { seen: 2, of: 3 },
    dpv: ['pd:EmailAddress'],
    cwe: 'CWE-319',
    masvs: 'MASVS-NETWORK-1',
  });
  expect(finding?.because).toContain('api.vendor.example');
});

test('outside steps nobody says how often', () => {
  expect(judge(evidenceWith({ sightings: [{}] }))[0]?.repeats).toBeNull();
});
