import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Authority, openAuthority } from '../src/capture/index.ts';
import { examineScenario, runScenario, scenarios } from '../src/specimen/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'consent-'));
let authority: Authority;
beforeAll(async () => {
  authority = await openAuthority(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the rules about consent and about weak protection say of each state: rule and outcome, once each. */
test.each([
  ['state-1', ['leaves-before-asked fail']],
  ['state-2', ['leaves-before-asked fail', 'leaves-before-asked review']],
  ['state-3', []],
  ['state-4', ['fixed-iv fail', 'leaves-though-refused review', 'unsalted-hash-of-small-space fail']],
  ['state-5', ['leaves-before-asked fail', 'sent-when-idle review']],
  ['state-6', ['sent-when-idle review', 'unsalted-hash-of-small-space fail']],
  ['state-7', ['sent-when-idle review']],
  ['state-8', ['leaves-before-asked review']],
  ['clean-control', []],
  ['hashed-identifiers', ['leaves-before-asked fail', 'unsalted-hash-of-small-space fail']],
  ['mislabelled-base64', ['encoding-called-encryption fail', 'leaves-before-asked review']],
  ['opaque-blob', []],
])(
  '%s',
  async (id, expected) => {
    const scenario = scenarios.find((each) => each.id === id);
    if (scenario === undefined) throw new RangeError(`there is no scenario ${id}`);
    const run = await runScenario(scenario, { seed: 'a seed', authority });
    const tool = { name: 'telltale', version: '0.0.0' } as const;
    const { findings } = examineScenario(run, { tables: [], tool });
    const OTHERS = ['personal-in-plain-text', 'hardware-where-resettable', 'linked', 'told'];
    const said = findings
      .filter(({ rule }) => !OTHERS.includes(rule))
      .map(({ rule, outcome }) => `${rule} ${outcome}`);
    expect([...new Set(said)].sort()).toEqual(expected);
    // Every finding in a step says in how many of its repeats.
    expect(findings.filter(({ repeats }) => repeats === null || repeats.seen > repeats.of)).toEqual([]);
  },
  60_000,
);
