import { expect, test } from 'vitest';
import { type Judged, judge } from './judge.ts';

const base: Judged = {
  id: 'sig:1',
  identifier: 'imei1',
  kind: 'imei',
  direction: 'request',
  transport: 'plain',
  destination: 'dst:1',
  phase: null,
};

test.each([
  [{}, 'personal-in-plain-text', 'error'],
  [{ kind: 'contact-name' }, 'personal-in-plain-text', 'error'],
  [{ kind: 'carrier' }, 'personal-in-plain-text', 'error'],
  [{ kind: 'imei', direction: 'response' }, 'personal-in-plain-text', 'error'],
  [{ transport: 'tls' }, 'hardware-sent', 'warning'],
  [{ transport: 'tls', direction: 'response' }, 'told', 'note'],
  [{ kind: 'contact-name', transport: 'tls' }, 'told', 'note'],
  [{ kind: 'advertising-id' }, 'told', 'note'],
  [{ kind: 'ssid' }, 'told', 'note'],
] as const)('%o is judged by %s', (circumstances, rule, level) => {
  const [finding, ...more] = judge([{ ...base, ...circumstances }], () => 'api.example');
  expect(more).toEqual([]);
  expect(finding).toMatchObject({ rule, level, outcome: 'fail', destination: 'dst:1' });
  expect(finding?.because).toContain('api.example');
});

test('sightings of one identifier at one destination are one finding, errors first', () => {
  const findings = judge(
    [
      { ...base, id: 'sig:3', transport: 'tls', destination: 'dst:2' },
      { ...base, id: 'sig:1' },
      { ...base, id: 'sig:2' },
    ],
    (id) => id,
  );
  expect(findings.map(({ level, sightings }) => [level, sightings])).toEqual([
    ['error', ['sig:1', 'sig:2']],
    ['warning', ['sig:3']],
  ]);
});

test('the same finding has the same id whatever the sightings are called', () => {
  const [one] = judge([base], () => 'a');
  const [other] = judge([{ ...base, id: 'sig:9' }], () => 'b');
  expect(one?.id).toBe(other?.id);
});
