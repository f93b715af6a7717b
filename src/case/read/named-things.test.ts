import { expect, test } from 'vitest';
import { TelltaleError } from '../../base/index.ts';
import { type KnownNames, unknownNames } from './named-things.ts';
import { promiseFaults } from './promise-faults.ts';
import { readCase } from './read-case.ts';
import { readProtocol } from './read-protocol.ts';

const known: KnownNames = {
  services: ['cloud', 'chat'],
  identifiers: ['imei1', 'own.number'],
  steps: ['power-on', 'add-asha'],
  builds: ['V4'],
};

test.each<[string, unknown, [string, string | null][]]>([
  ['known ones', { never: { services: ['cloud'], identifiers: ['imei1'] } }, []],
  ['one of several', { never: { services: ['cloud', 'clud'] } }, [['clud', 'cloud']]],
  [
    'deep ones',
    { parts: [{ predicate: { only: { of: {}, allowed: [{ steps: ['add-asa'] }] } } }] },
    [['add-asa', 'add-asha']],
  ],
  ['none that is near', { never: { services: ['mail'] } }, [['mail', null]]],
  ['what is another build', { scope: { builds: ['V5'] } }, [['V5', null]]],
  [
    'what protocols call an action',
    { needs: { steps: ['add-mail', 'power-on', 'be-called'] } },
    [
      ['add-mail', null],
      ['be-called', null],
    ],
  ],
  ['what nobody knows', { never: { phases: ['first'] } }, []],
  ['what is no list', { never: { services: 'clud', identifiers: [7] } }, []],
])('names that nothing has: %s', (_, value, expected) => {
  expect(unknownNames(value, known).map(({ name, meant }) => [name, meant])).toEqual(expected);
});

const protocol = readProtocol(
  `telltale: protocol/1
id: p
title: P
source: a test
phases:
  - id: first
    title: First
    prepare: { as: new, sim: true }
    build: V4
    steps: [{ id: add-asha, do: add-contact, contact: asha }]
`,
  'p.yaml',
);

/** What is wrong with the names of a rule in a case with one identifier and one service. */
function faultsOf(predicate: string, services = 'services: { cloud: {} }'): string[] {
  const text = `telltale: case/1
identity: [{ id: imei1, kind: imei, value: "490154203237518" }]
${services}
policy:
  - id: a
    because: x
    predicate: ${predicate}
`;
  const { case: read, places, fail } = readCase(text, 'case.yaml');
  const faults = promiseFaults(read, protocol, places);
  if (faults.length === 0) return [];
  const error = fail(faults);
  expect(error).toBeInstanceOf(TelltaleError);
  expect(error.code).toBe('case-invalid');
  return error.message.split('\n');
}

test.each<[string, string[]]>([
  ['{ never: { identifiers: [imei1], services: [cloud], steps: [add-asha, call] } }', []],
  [
    '{ never: { identifiers: [imei] } }',
    ['case.yaml:7:40: names an identifier "imei" that the case does not have; did you mean "imei1"?'],
  ],
  [
    '{ never: { services: [cloud, clod] } }',
    ['case.yaml:7:44: names a service "clod" that the case does not have; did you mean "cloud"?'],
  ],
  [
    '{ only: { of: {}, allowed: { steps: [ad-asha] } } }',
    ['case.yaml:7:52: names a step "ad-asha" that the case does not have; did you mean "add-asha"?'],
  ],
  // Of another protocol, or of a phase that a recording brings.
  ['{ never: { steps: [something-else], phases: [frist], builds: [V5] } }', []],
])('%s in a case', (predicate, expected) => {
  const faults = faultsOf(predicate);
  expect(faults.map((fault) => fault.replace(/:\d+:\d+:/, ''))).toEqual(
    expected.map((fault) => fault.replace(/:\d+:\d+:/, '')),
  );
  for (const fault of faults) expect(fault).toMatch(/^case\.yaml:7:\d+: /);
});

test('a case that lists no service may get them from a recording', () => {
  expect(faultsOf('{ never: { services: [clod] } }', '')).toEqual([]);
});

test('a value that slipped into a name is not repeated', () => {
  expect(faultsOf('{ never: { identifiers: ["+919812345678"] } }').join()).not.toContain('9812345678');
});
