import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TelltaleError } from '../../base/index.ts';
import { actionNames } from '../protocol-schema.ts';
import { secondsOf } from './duration.ts';
import { checkProtocol, LONGEST_PROTOCOL, readProtocol } from './read-protocol.ts';

const head =
  'telltale: protocol/1\nid: p\ntitle: A\nsource: nobody\nservices: { cloud: { title: The Cloud } }\n';
const phaseHead =
  '    prepare: { as: new, sim: false }\n    build: b1\n    consent: { cloud: not-asked }\n    steps:\n';
const withSteps = (...steps: string[]) =>
  `${head}phases:\n  - id: one\n    title: One\n${phaseHead}${steps.map((step) => `      - ${step}\n`).join('')}`;
const least = withSteps('{ id: on, do: power-on }');

/** The lines of the error's message. */
function faultsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (!(error instanceof TelltaleError)) throw error;
    expect(error.code).toBe('protocol-invalid');
    return error.message.split('\n');
  }
  return [];
}

describe('what is read', () => {
  test('the least protocol, with every default', () => {
    expect(readProtocol(least, 'p.yaml')).toEqual({
      id: 'p',
      title: 'A',
      source: 'nobody',
      services: [{ id: 'cloud', title: 'The Cloud' }],
      phases: [
        {
          id: 'one',
          title: 'One',
          basis: null,
          prepare: { as: 'new', sim: false },
          build: 'b1',
          services: {},
          consent: { cloud: 'not-asked' },
          control: false,
          steps: [{ id: 'on', action: { do: 'power-on' }, waitSeconds: 60, repeat: 1, basis: null }],
        },
      ],
    });
  });

  test('a step with everything', () => {
    const step =
      '{ id: s, do: send-sms, with: peer.tel, text: sms1.text, wait: 2m, repeat: 3, basis: chosen }';
    expect(readProtocol(withSteps(step), 'p.yaml').phases[0]?.steps).toEqual([
      {
        id: 's',
        action: { do: 'send-sms', with: 'peer.tel', text: 'sms1.text' },
        waitSeconds: 120,
        repeat: 3,
        basis: 'chosen',
      },
    ]);
  });

  test('an idle step, its time as seconds', () => {
    expect(
      readProtocol(withSteps('{ id: i, do: idle, for: 13d }'), 'p.yaml').phases[0]?.steps[0]?.action,
    ).toEqual({
      do: 'idle',
      forSeconds: 1_123_200,
    });
  });

  test.each([
    ['0s', 0],
    ['90s', 90],
    ['30m', 1_800],
    ['1h', 3_600],
    ['13d', 1_123_200],
  ])('%s is %d seconds', (text, seconds) => {
    expect(secondsOf(text)).toBe(seconds);
  });

  test('JSON, and steps shared by an alias', () => {
    const text = `${head}phases:
  - { id: a, title: A, build: b, prepare: { as: new, sim: true }, consent: { cloud: granted }, steps: &s [{ id: on, do: power-on }] }
  - { id: b, title: B, build: b, prepare: { as: same, sim: true }, consent: { cloud: refused }, steps: *s }
`;
    const read = readProtocol(text, 'p.yaml');
    expect(read.phases[1]?.steps).toEqual(read.phases[0]?.steps);
  });

  test('what a case file writes out reads the same', () => {
    const written = {
      telltale: 'protocol/1',
      id: 'p',
      title: 'A',
      source: 'nobody',
      services: { cloud: { title: 'The Cloud' } },
      phases: [
        {
          id: 'one',
          title: 'One',
          prepare: { as: 'new', sim: false },
          build: 'b1',
          consent: { cloud: 'not-asked' },
          steps: [{ id: 'on', do: 'power-on' }],
        },
      ],
    };
    expect(checkProtocol(written, 'case')).toEqual(readProtocol(least, 'p.yaml'));
  });
});

const wrong: readonly (readonly [
  what: string,
  text: string,
  expected: readonly (readonly [string, string])[],
])[] = [
  ['an empty file', '', [['1:1', 'the file is empty; a protocol needs the fields']]],
  ['a list', '- a\n', [['1:1', 'a protocol is a map of fields']]],
  ['another version', least.replace('protocol/1', 'protocol/2'), [['1:11', 'must be protocol/1']]],
  [
    'a missing field',
    least.replace('source: nobody\n', ''),
    [['1:1', 'the protocol lacks the field "source"']],
  ],
  [
    'a misspelt field of a phase',
    least.replace('build: b1', 'build: b1\n    servces: { cloud: on }'),
    [['11:5', 'phase "one" has an unknown field "servces"; did you mean "services"?']],
  ],
  [
    'a misspelt field of a step',
    withSteps('{ id: on, do: power-on, repat: 3 }'),
    [['13:33', 'phase "one": step "on" has an unknown field "repat"; did you mean "repeat"?']],
  ],
  [
    'an argument that the action does not take',
    withSteps('{ id: on, do: power-on, contact: a }'),
    [['13:33', 'step "on" has an unknown field "contact"; known here: id, do, wait, repeat, basis']],
  ],
  [
    'an argument that the action needs',
    withSteps('{ id: s, do: send-sms, with: peer }'),
    [['13:9', 'step "s" lacks the field "text"']],
  ],
  [
    'a misspelt action',
    withSteps('{ id: on, do: power-onn }'),
    [['13:23', 'step "on": do is unknown "power-onn"; did you mean "power-on"?']],
  ],
  [
    'an action nobody knows',
    withSteps('{ id: on, do: dance }'),
    [['13:23', 'known here: power-on, insert-sim']],
  ],
  [
    'an action that is the tool’s own',
    withSteps('{ id: on, do: prepare }'),
    [['13:23', 'do is unknown "prepare"']],
  ],
  ['an action that is a number', withSteps('{ id: on, do: 4 }'), [['13:23', 'do must be one of: power-on']]],
  ['no action', withSteps('{ id: on }'), [['13:9', 'step "on" lacks the field "do"']]],
  ['a step that is a text', withSteps('power-on'), [['13:9', 'step 1 must be a map of fields']]],
  ['a time without a unit', withSteps('{ id: i, do: idle, for: 60 }'), [['13:33', 'for must be text']]],
  [
    'a time with a wrong unit',
    withSteps('{ id: i, do: idle, for: 60w }'),
    [['13:33', 'such as 90s, 30m, 1h or 13d']],
  ],
  [
    'no repeats',
    withSteps('{ id: on, do: power-on, repeat: 0 }'),
    [['13:41', 'a whole number from 1 to 100']],
  ],
  [
    'half a repeat',
    withSteps('{ id: on, do: power-on, repeat: 1.5 }'),
    [['13:41', 'a whole number from 1 to 100']],
  ],
  [
    'repeats as text',
    withSteps('{ id: on, do: power-on, repeat: "3" }'),
    [['13:41', 'a whole number from 1 to 100']],
  ],
  [
    'a step id twice',
    withSteps('{ id: on, do: power-on }', '{ id: on, do: join-wifi }'),
    [['14:15', 'step "on": an earlier one has this id']],
  ],
  [
    'a step id of the tool’s',
    withSteps('{ id: prepare, do: power-on }'),
    [['13:15', 'step "prepare": the tool marks']],
  ],
  [
    'a phase id of the tool’s',
    least.replace('id: one', 'id: positive-control'),
    [['7:9', 'phase "positive-control": the tool marks']],
  ],
  ['no steps', least.replace(/steps:\n.*\n/, 'steps: []\n'), [['12:12', 'steps is an empty list']]],
  ['no phases', `${head}phases: []\n`, [['6:9', 'phases is an empty list']]],
  [
    'a service that is not listed',
    withSteps('{ id: on, do: enable, service: clod }'),
    [['13:40', 'step "on": service is not listed under services "clod"; did you mean "cloud"?']],
  ],
  [
    'a phase’s service that is not listed',
    least.replace('build: b1', 'build: b1\n    services: { clod: on }'),
    [['11:17', 'phase "one": services names a service "clod" that the protocol does not list']],
  ],
  [
    'a state of a service',
    least.replace('build: b1', 'build: b1\n    services: { cloud: yes }'),
    [['11:24', 'on, off']],
  ],
  [
    'consent not stated',
    least.replace(/ {4}consent.*\n/, ''),
    [['7:5', 'phase "one": consent says nothing of the service "cloud"']],
  ],
  ['consent of another kind', least.replace('not-asked', 'asked'), [['11:23', 'unknown "asked"']]],
  [
    'a readiness of another kind',
    least.replace('as: new', 'as: used'),
    [['9:20', 'prepare.as is unknown "used"']],
  ],
  ['whether there is a SIM', least.replace(', sim: false', ''), [['9:14', 'prepare lacks the field "sim"']]],
  ['a file too long', `# ${'x'.repeat(LONGEST_PROTOCOL)}`, [['1:1', 'longer than']]],
];

describe('what is wrong is said with line and column', () => {
  test.each(wrong)('%s', (_, text, expected) => {
    const lines = faultsOf(() => readProtocol(text, 'p.yaml'));
    for (const [index, [place, words]] of expected.entries()) {
      expect(lines[index]).toContain(`p.yaml:${place}: `);
      expect(lines[index]).toContain(words);
    }
    expect(lines).toHaveLength(expected.length);
  });

  test('what a case file writes out is named without a line', () => {
    expect(faultsOf(() => checkProtocol({ telltale: 'protocol/1' }, 'the protocol in the case'))).toEqual([
      'the protocol in the case: the protocol lacks the field "id"',
      'the protocol in the case: the protocol lacks the field "title"',
      'the protocol in the case: the protocol lacks the field "source"',
      'the protocol in the case: the protocol lacks the field "phases"',
    ]);
    expect(faultsOf(() => checkProtocol([], 'the protocol in the case'))).toHaveLength(1);
  });

  test('random text and random values give a protocol or an error of ours', () => {
    const piece = fc.constantFrom(
      'phases:',
      'steps:',
      ' - ',
      '\n',
      '  ',
      '{',
      '}',
      '[',
      ']',
      'id: a',
      'do: idle',
      ', ',
      '*a',
      '&a ',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => void faultsOf(() => readProtocol(pieces.join(''), 'p.yaml'))),
    );
    fc.assert(fc.property(fc.jsonValue(), (value) => void faultsOf(() => checkProtocol(value, 'p'))));
  });
});

test('every action of the schema is named once', () => {
  expect(new Set(actionNames).size).toBe(actionNames.length);
  expect(actionNames).toContain('receive-mms');
});
