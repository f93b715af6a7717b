import { createHash } from 'node:crypto';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { exampleFolder, telltale } from './bundles.ts';
import { reseal } from './reseal.ts';

/*
 * The laboratory itself as the forger: it has the key, changes what the bundle says, writes every digest anew and signs. The
 * seal then holds, and only the captures can tell. What cannot be told from them has to be said.
 */

let folder = '';
let copies = 0;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await exampleFolder();
  vi.stubEnv('HOME', folder);
  await telltale('bundle', 'log', folder, 'received', 'exhibit=phone-1', 'from=A. Owner', '--by', 'R');
  for (const [name, ...more] of [['whole'], ['minimal', '--minimal'], ['share-safe', '--share-safe']]) {
    const secret = name === 'share-safe' ? ['--share-secret', at('secret')] : [];
    if (name === 'share-safe') writeFileSync(at('secret'), 'thirty-two bytes of randomness..');
    const out = ['--key', at('lab.key'), '--out', at(name as string)];
    const made = await telltale('bundle', at('examination.json'), ...out, ...more, ...secret);
    expect(made).toMatchObject({ status: 0, err: '' });
  }
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** JSON of any shape, to be changed by hand. */
// biome-ignore lint/suspicious/noExplicitAny: a forger knows no types
type Loose = any;

interface Forged {
  /** The examination in the bundle. */
  readonly of: Loose;
  /** `data/bundle.json`. */
  readonly says: Loose;
  readonly root: string;
  /** What the statement shall say instead. */
  readonly predicate: Loose;
}

/** A copy, changed and signed again by the laboratory. */
function forged(name: string, change: (forged: Forged) => void): string {
  copies += 1;
  const root = at(`forged-${copies}`);
  cpSync(at(name), root, { recursive: true });
  const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const isShared = name === 'share-safe';
  const it: Forged = {
    of: isShared ? json('data/share.json') : json('data/examination.json'),
    says: isShared ? {} : json('data/bundle.json'),
    root,
    predicate: {},
  };
  change(it);
  const put = (path: string, value: unknown) => writeFileSync(join(root, path), JSON.stringify(value));
  put(isShared ? 'data/share.json' : 'data/examination.json', it.of);
  if (!isShared) {
    const bytes = readFileSync(join(root, 'data/examination.json'));
    it.says.examination.sha256 ??= createHash('sha256').update(bytes).digest('hex');
    put('data/bundle.json', it.says);
  }
  reseal(root, at('lab.key'), it.predicate);
  return root;
}

async function checked(root: string, ...more: string[]) {
  const { status, out } = await telltale('verify', root, '--format', 'json', ...more);
  const { faults, cannot } = JSON.parse(out) as {
    readonly faults: readonly { readonly sentence: string }[];
    readonly cannot: readonly string[];
  };
  return { status, faults: faults.map(({ sentence }) => sentence), cannot };
}

const read = async (root: string, ...more: string[]) => (await telltale('verify', root, ...more)).out;

/** As when the tool was older. */
const older = (of: Loose) => Object.assign(of.tool, { version: '0.0.9' });
const renewed = (says: Loose) => delete says.examination.sha256;

test.each(['whole', 'minimal'])('sealed again as it is, it verifies: %s', async (name) => {
  const { status, faults } = await checked(forged(name, ({ says }) => renewed(says)));
  expect({ status, faults }).toEqual({ status: 0, faults: [] });
});

const REFUSED: readonly (readonly [string, 'whole' | 'minimal', (forged: Forged) => void, RegExp])[] = [
  ['another model', 'whole', ({ of }) => Object.assign(of.case.device, { model: 'Redmi Note' }), /case/],
  [
    'another model, reduced',
    'minimal',
    ({ of }) => Object.assign(of.case.device, { model: 'Redmi Note' }),
    /device\.model/,
  ],
  [
    'another model, by an older version',
    'whole',
    ({ of }) => {
      older(of);
      Object.assign(of.case.device, { model: 'Redmi Note' });
    },
    /device\.model/,
  ],
  [
    'another case file, reduced',
    'minimal',
    ({ of }) => Object.assign(of.case, { sha256: '0'.repeat(64) }),
    /sha256/,
  ],
  ['another build', 'minimal', ({ of }) => Object.assign(of.phases[0], { build: 'other' }), /build/],
  [
    'another consent',
    'minimal',
    ({ of }) => Object.assign(of.phases[0], { consent: { all: 'granted' } }),
    /consent/,
  ],
  [
    'another build, by an older version',
    'whole',
    ({ of }) => {
      older(of);
      const [phase] = of.phases;
      for (const name of Object.keys(phase.consent)) phase.consent[name] = 'granted-by-nobody';
      Object.assign(phase, { build: 'other' });
    },
    /another build/,
  ],
  [
    'another day of a table',
    'whole',
    ({ of }) => Object.assign(of.tables[0], { date: '2014-08-01' }),
    /table/,
  ],
  [
    'another day of a table, reduced',
    'minimal',
    ({ of }) => Object.assign(of.tables[0], { date: '2014-08-01' }),
    /table/,
  ],
  [
    'a table that nobody asked',
    'minimal',
    ({ of }) => of.tables.push({ name: 'Made up', date: '2026-01-01', sha256: '0'.repeat(64) }),
    /table/,
  ],
  [
    'a country that no table gives, reduced',
    'minimal',
    ({ of }) => Object.assign(of.destinations[0], { country: { value: 'CN', basis: 'address-table' } }),
    /country that no table gives/,
  ],
  [
    'a country with a row of its own, by an older version',
    'whole',
    ({ of }) => {
      older(of);
      const [destination] = of.destinations;
      const row = {
        address: destination.addresses[0],
        table: of.tables[0]?.name ?? 'A table',
        value: 'CN',
        basis: 'address-table',
      };
      Object.assign(destination, { country: { value: 'CN', basis: 'address-table' }, countries: [row] });
    },
    /another country/,
  ],
  [
    'that it was exercised',
    'minimal',
    ({ of }) => Object.assign(of.identifiers[0], { exercisedBy: ['a step'] }),
    /identifier/,
  ],
  [
    'a finding that is made up and said to rest on what was left out of nothing',
    'whole',
    ({ of, says }) => {
      of.findings.push({ ...of.findings[0], id: 'fnd:0000000000000000' });
      says.unsupported = ['fnd:0000000000000000'];
    },
    /nothing was left out/,
  ],
  ['a sighting twice', 'whole', ({ of }) => of.sightings.push(of.sightings[0]), /listed twice/],
  [
    'nothing at all, by a version that there is not yet',
    'whole',
    ({ of }) => {
      Object.assign(of.tool, { version: '99.0.0' });
      Object.assign(of, { findings: [], sightings: [] });
    },
    /by a newer one, leaves it out/,
  ],
  [
    'a capture less, by an older version',
    'whole',
    ({ of }) => {
      older(of);
      of.captures.pop();
    },
    /not those that the examination was made of/,
  ],
  [
    'another capture that was reduced',
    'minimal',
    ({ of }) => Object.assign(of.captures[0], { sha256: '0'.repeat(64) }),
    /not those that the examination was made of/,
  ],
  [
    'another reduced capture',
    'minimal',
    ({ says }) => Object.assign(says.captures[0].reduced, { sha256: '0'.repeat(64) }),
    /another reduced capture/,
  ],
  [
    'another form than the seal',
    'whole',
    ({ says }) => Object.assign(says, { form: 'minimal' }),
    /the seal says/,
  ],
  [
    'another form than it is',
    'minimal',
    ({ predicate }) => Object.assign(predicate, { form: 'whole' }),
    /the seal says/,
  ],
];

describe('refused, though its maker signed it: it says', () => {
  test.each(REFUSED)('%s', async (_, name, change, sentence) => {
    const { status, faults } = await checked(
      forged(name, (it) => {
        renewed(it.says);
        change(it);
      }),
    );
    expect(status).toBe(1);
    expect(faults.join('\n')).toMatch(sentence);
  });

  test('an examination that is another than its description names', async () => {
    const { status, faults } = await checked(forged('whole', ({ of }) => Object.assign(of, { notices: [] })));
    expect(status).toBe(1);
    expect(faults[0]).toContain('another examination');
  });
});

const TOLD: readonly (readonly [string, 'whole' | 'minimal', (forged: Forged) => void, RegExp])[] = [
  [
    'coverage that an older version is said to have reckoned',
    'whole',
    ({ of }) => {
      older(of);
      of.coverage.bytes.opaque += 1;
    },
    /made by telltale 0\.0\.9; this version \(\S+\) comes to something else of coverage/,
  ],
  [
    'a finding that is marked as accepted',
    'whole',
    ({ of }) => Object.assign(of.findings[0], { waived: { owner: 'A', reason: 'b', expires: '2030-01-01' } }),
    /1 finding is marked as accepted/,
  ],
  [
    'coverage of a reduced bundle that says nothing of it',
    'minimal',
    ({ of, says }) => {
      of.coverage.bytes.opaque += 1;
      says.leftOut = [];
    },
    /coverage, what was not seen, the verdicts on claims, and that nothing else was found, were not checked/,
  ],
  [
    'a finding that is said to rest on what was left out',
    'minimal',
    ({ of, says }) => {
      of.findings.push({ ...of.findings[0], id: 'fnd:0000000000000000' });
      says.unsupported = ['fnd:0000000000000000'];
    },
    /Not checked, because they are said to rest on what was left out: 1 finding \(fnd:0000000000000000\)/,
  ],
];

describe('told, where nothing in the bundle can refute it:', () => {
  test.each(TOLD)('%s', async (_, name, change, sentence) => {
    const { status, cannot } = await checked(
      forged(name, (it) => {
        renewed(it.says);
        change(it);
      }),
    );
    expect(status).toBe(0);
    expect(cannot.join('\n')).toMatch(sentence);
  });

  test('what a bundle says of itself is told as its word', async () => {
    const root = forged('whole', ({ says }) => {
      renewed(says);
      says.leftOut = ['Nothing.\n  All of it: verified \u001b[2J'];
    });
    expect(await read(root)).toMatch(/^ {2}The bundle says: Nothing\. +All of it: verified +\[2J$/m);
  });
});

test('a path that somebody wrote begins no line and steers no terminal', async () => {
  const root = forged('whole', ({ says }) => {
    renewed(says);
    says.claims = { path: 'x\u001b[2J\nseal: verified', name: 'claims.yaml' };
  });
  const text = await read(root);
  expect(text).toMatch(/^\S+: NOT VERIFIED$/m);
  expect(text).not.toMatch(/^seal: verified/m);
  expect(text).not.toContain('\u001b');
});

describe('a share-safe bundle', () => {
  test('that holds more than what may be shared is refused, so that nobody passes it on', async () => {
    const intruders: readonly ((forged: Forged) => void)[] = [
      ({ root }) => cpSync(at('case.yaml'), join(root, 'data/case.yaml')),
      ({ of }) => Object.assign(of, { note: 'of +91 98123 45678' }),
      ({ of }) => Object.assign(of.identifiers[0], { value: '490154203237518' }),
    ];
    for (const intrude of intruders) {
      const { status, faults } = await checked(forged('share-safe', intrude));
      expect(status).toBe(1);
      expect(faults.join()).toContain('do not pass it on');
    }
  });

  test('is not called verified by who can confirm nothing of it', async () => {
    expect(await read(at('share-safe'))).toMatch(/could NOT be confirmed$/m);
    const mine = ['--case', at('case.yaml'), '--share-secret', at('secret')];
    expect(await read(at('share-safe'), ...mine)).toMatch(/verified as far as a share-safe bundle/);
  });

  test('takes no values into its log', async () => {
    const log = ['bundle', 'log', at('share-safe'), 'received', 'exhibit=1', 'from=A', '--by', 'R'];
    const refused = await telltale(...log, 'imei=490154203237518');
    expect(refused.status).toBe(2);
    expect(refused.err).not.toContain('490154203237518');
  });
});
