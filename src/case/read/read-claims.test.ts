import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TelltaleError } from '../../base/index.ts';
import { checkClaims, readClaims } from './read-claims.ts';
import { checkPolicy, readPolicy } from './read-policy.ts';
import { readWaivers } from './read-waivers.ts';

const head = 'telltale: claims/1\nclaims:\n';
const said = 'said: { by: A, when: 2014, where: B }';
const claim = (...lines: string[]) => `${head}  - id: a\n    ${[said, ...lines].join('\n    ')}\n`;
const quiet = 'predicate: { never: { kinds: [imei] } }';

/** The lines of the error's message; none where it is read. */
function faultsOf(read: () => unknown, code: string): string[] {
  try {
    read();
  } catch (error) {
    if (!(error instanceof TelltaleError)) throw error;
    expect(error.code).toBe(code);
    return error.message.split('\n');
  }
  return [];
}

describe('a claim is read', () => {
  test('with everything that was left out filled in', () => {
    const [read] = readClaims(claim('paraphrase: Nothing leaves.', quiet), 'c.yaml');
    expect(read).toEqual({
      id: 'a',
      said: { by: 'A', when: '2014', where: 'B' },
      text: 'Nothing leaves.',
      isQuote: false,
      sha256: null,
      parts: [{ title: null, predicate: { never: { kinds: ['imei'] } } }],
      scope: {},
      needs: { steps: [], watchedSeconds: 600, canaries: null, opaqueShare: 0 },
      divisible: true,
      untestable: null,
    });
  });

  test('with the hash of its quote, which a file may state', () => {
    const sha256 = createHash('sha256').update('Nothing leaves.').digest('hex');
    for (const lines of [['quote: Nothing leaves.'], ['quote: Nothing leaves.', `sha256: ${sha256}`]])
      expect(readClaims(claim(...lines, quiet), 'c.yaml')[0]).toMatchObject({ isQuote: true, sha256 });
  });

  test('from a case that writes out the list alone', () => {
    const written = { id: 'a', said: { by: 'A', when: 'B', where: 'C' }, quote: 'D', untestable: 'E' };
    expect(checkClaims([written], 'the claims')).toHaveLength(1);
    expect(checkClaims({ telltale: 'claims/1', claims: [written] }, 'the claims')).toHaveLength(1);
  });
});

const paraphrase = 'paraphrase: Nothing leaves.';

test.each<[string, string, string]>([
  [
    'a misspelt field',
    claim(paraphrase, 'predicat: {}', 'untestable: x'),
    '6:5: claim "a" has an unknown field "predicat"; did you mean "predicate"?',
  ],
  [
    'a misspelt term',
    claim(paraphrase, 'predicate: { never: { kind: [imei] } }'),
    'has an unknown field "kind"; did you mean "kinds"?',
  ],
  [
    'a misspelt term among several',
    claim(paraphrase, 'predicate: { always: { of: {}, must: [{ transports: [tls] }] } }'),
    'did you mean "transport"?',
  ],
  [
    'a misspelt kind',
    claim(paraphrase, 'predicate: { never: { kinds: [imie] } }'),
    'is unknown "imie"; did you mean "imei"?',
  ],
  ['a misspelt predicate', claim(paraphrase, 'predicate: { nevr: {} }'), 'did you mean "never"?'],
  ['neither words nor a paraphrase', claim(quiet), '3:5: claim "a": needs either a quote or a paraphrase'],
  ['both', claim(paraphrase, 'quote: x', quiet), 'claim "a": needs either a quote or a paraphrase'],
  [
    'another quote than the one that was hashed',
    claim('quote: x', `sha256: ${'0'.repeat(64)}`, quiet),
    '6:13: claim "a": sha256 is not that of the quote',
  ],
  [
    'the hash of a paraphrase',
    claim(paraphrase, `sha256: ${'0'.repeat(64)}`, quiet),
    'has a sha256 of no quote',
  ],
  ['nothing that could be tested', claim(paraphrase), 'needs a predicate, parts, or why it is untestable'],
  [
    'an id that comes twice',
    `${claim(paraphrase, quiet)}  - { id: a, ${said}, ${paraphrase}, ${quiet} }\n`,
    'claim "a": an earlier one has this id',
  ],
  [
    'a day that no calendar has',
    claim(paraphrase, 'scope: { from: 2014-02-30 }', quiet),
    'from is a time that no calendar or clock has',
  ],
  [
    'a scope that ends before it begins',
    claim(paraphrase, 'scope: { from: 2014-03-01, until: 2014-02-01 }', quiet),
    'until is not after from',
  ],
  [
    'an empty term',
    claim(paraphrase, 'predicate: { never: { kinds: [] } }'),
    'is an empty list; leave it out',
  ],
  [
    'a share above the whole',
    claim(paraphrase, 'needs: { opaqueShare: 2 }', quiet),
    'must be a number from 0 to 0.05',
  ],
  [
    'a share that would switch the proof off',
    claim(paraphrase, 'needs: { opaqueShare: 1 }', quiet),
    'with more left unread nothing is proven',
  ],
  ['a time that is none', claim(paraphrase, 'needs: { watched: 0s }', quiet), 'and more than none'],
  [
    'a country that there is not',
    claim(paraphrase, 'predicate: { never: { countries: [IN, UK] } }'),
    '6:43: countries names "UK", which no country has (ISO 3166-1); did you mean "GB"?',
  ],
  [
    'a market that there is not',
    claim(paraphrase, 'scope: { markets: [NI, XX] }', quiet),
    'markets names "XX", which no country has (ISO 3166-1); known here with X: XK',
  ],
  [
    'a kind of another class',
    claim(paraphrase, 'predicate: { never: { kinds: [email, imei], classes: [personal] } }'),
    '6:42: kinds names "imei", which is of none of the classes',
  ],
  [
    'a country that is left out beside it',
    claim(paraphrase, 'predicate: { never: { countries: [IN, cn], notCountries: [CN] } }'),
    'countries names "cn", which notCountries leaves out',
  ],
  [
    'a strength of TLS where there is none',
    claim(paraphrase, 'predicate: { only: { of: {}, allowed: { transport: [plain], tls: [current] } } }'),
    'tls names "current", but the transport is none of TLS',
  ],
  [
    'a time without its unit',
    claim(paraphrase, "needs: { watched: '10' }", quiet),
    'must be a time with its unit',
  ],
  ['another version', `telltale: claims/2\nclaims: []\n`, '1:11: telltale must be claims/1'],
])('%s is a fault, told at its line', (_, text, expected) => {
  const faults = faultsOf(() => readClaims(text, 'c.yaml'), 'claims-invalid');
  expect(faults.join('\n')).toContain(expected);
  for (const fault of faults) expect(fault).toMatch(/^c\.yaml:\d+:\d+: /);
});

describe('a policy', () => {
  const rules = (rule: string) => `telltale: policy/1\nrules:\n  - ${rule}\n`;

  test('is an error where it says no level', () => {
    expect(readPolicy(rules('{ id: a, because: x, predicate: { never: {} } }'), 'p.yaml')).toEqual([
      { id: 'a', level: 'error', because: 'x', predicate: { never: {} } },
    ]);
    expect(checkPolicy([{ id: 'a', because: 'x', predicate: { never: {} } }], 'the policy')).toHaveLength(1);
  });

  test.each([
    ['{ id: a, predicate: { never: {} } }', 'rule "a" lacks the field "because"'],
    ['{ id: a, because: x, level: eror, predicate: { never: {} } }', 'did you mean "error"?'],
    [
      '{ id: a, because: x, predicate: { resides: { services: [b], markets: [IN], places: [{ country: IN }] } } }',
      'a policy cannot say where data resides',
    ],
  ])('%s', (rule, expected) => {
    expect(faultsOf(() => readPolicy(rules(rule), 'p.yaml'), 'policy-invalid').join('\n')).toContain(
      expected,
    );
  });
});

describe('a waiver', () => {
  const waivers = (waiver: string) => `telltale: waivers/1\nwaivers:\n  - ${waiver}\n`;

  test.each([
    ['{ finding: "fnd:0a", reason: x, expires: 2026-01-01 }', 'waiver 1 lacks the field "owner"'],
    ['{ finding: "fnd:0a", owner: x, reason: x, expires: 2026-13-01 }', 'expires is a time that no calendar'],
    [
      '{ rule: told, owner: x, reason: x, expires: 2026-01-01, destination: a.example }',
      'lacks the field "identifier"',
    ],
    ['{ finding: "0a", owner: x, reason: x, expires: 2026-01-01 }', 'must be the id of a finding'],
    ['{ findin: "fnd:0a", owner: x, reason: x, expires: 2026-01-01 }', 'did you mean "finding"?'],
  ])('%s', (waiver, expected) => {
    expect(faultsOf(() => readWaivers(waivers(waiver), 'w.yaml'), 'waivers-invalid').join('\n')).toContain(
      expected,
    );
  });
});

test.each([
  ['0', 0],
  ['0.0', 0],
  ['0.01', 0.01],
  ['0.049', 0.049],
  ['0.05', 0.05],
  ['0.0500', 0.05],
  ['0.0501', null],
  ['0.051', null],
  ['0.06', null],
  ['0.5', null],
  ['1', null],
  ['1.0', null],
  ['1e-3', null],
  ['-0.01', null],
])('%s of what was not read', (share, expected) => {
  const read = () => readClaims(claim(paraphrase, `needs: { opaqueShare: ${share} }`, quiet), 'c.yaml');
  if (expected === null) expect(faultsOf(read, 'claims-invalid')).toHaveLength(1);
  else expect(read()[0]?.needs.opaqueShare).toBe(expected);
});

test('whatever a file holds is read or told as a fault', () => {
  const piece = fc.constantFrom(
    head,
    '  - id: a\n',
    `    ${said}\n`,
    `    ${quiet}\n`,
    '    predicate: { only: { of: [], allowed: 3 } }\n',
    '    parts: [{}, x]\n',
    '    scope: 3\n',
    '- ',
    '{',
    'never: ',
    '*a',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      for (const [read, code] of [
        [readClaims, 'claims-invalid'],
        [readPolicy, 'policy-invalid'],
        [readWaivers, 'waivers-invalid'],
      ] as const)
        faultsOf(() => read(pieces.join(''), 'f.yaml'), code);
    }),
  );
});
