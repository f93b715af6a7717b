import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'telltale-promises-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PCAP = join(root, 'examples', 'first-boot.pcap');
const HAR = join(root, 'examples', 'app.har');
const example = readFileSync(join(root, 'examples', 'case.yaml'), 'utf8').replace(/^phases:[\s\S]*/m, '');

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function scan(capture: string, caseFile: string, ...more: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'src/tools/cli/bin.ts'), 'scan', capture, '--case', caseFile, '--quiet', ...more],
    { cwd: folder, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

written(
  'policy.yaml',
  `telltale: policy/1
rules:
  - id: no-serial
    because: Serial numbers stay with the phone.
    predicate: { never: { kinds: [serial] } }
`,
);
const RULED = written('ruled.yaml', `${example}policy: policy.yaml\n`);

interface Result {
  readonly findings: readonly { readonly id: string; readonly rule: string; readonly waived?: unknown }[];
  readonly claims: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly missing: readonly string[];
  }[];
  readonly notices: readonly { readonly code: string }[];
}

const resultOf = (stdout: string) => JSON.parse(stdout) as Result;

test('a policy beside the case makes a run fail that the built-in rules let pass', () => {
  expect(scan(HAR, written('plain.yaml', example)).status).toBe(0);
  const { status, stdout } = scan(HAR, RULED);
  expect(status).toBe(1);
  expect(stdout).toContain('Own rules');
  expect(stdout).toContain('policy:no-serial');
  expect(scan(HAR, RULED, '--fail-on', 'never').status).toBe(0);
});

test('a waiver lets it pass, and keeps it listed; an expired one does not', () => {
  const { findings } = resultOf(scan(HAR, RULED, '--format', 'json').stdout);
  const id = findings.find(({ rule }) => rule === 'policy:no-serial')?.id;
  const waiver = (expires: string) =>
    written(
      `waivers-${expires}.yaml`,
      `telltale: waivers/1\nwaivers:\n  - { finding: "${id}", owner: A vendor, reason: known, expires: ${expires} }\n`,
    );
  const waived = scan(HAR, RULED, '--format', 'json', '--waivers', waiver('9000-01-01'));
  expect(waived.status).toBe(0);
  expect(resultOf(waived.stdout).findings.find((each) => each.id === id)?.waived).toEqual({
    owner: 'A vendor',
    reason: 'known',
    expires: '9000-01-01',
  });
  const expired = scan(HAR, RULED, '--format', 'json', '--waivers', waiver('2020-01-01'));
  expect(expired.status).toBe(1);
  expect(resultOf(expired.stdout).notices.map(({ code }) => code)).toContain('waiver-expired');
});

test('claims that a case names get a verdict each, and without steps nothing is upheld', () => {
  const claimed = written('claimed.yaml', `${example}claims: xiaomi-2014\n`);
  const { claims } = resultOf(scan(PCAP, claimed, '--format', 'json').stdout);
  expect(claims).toHaveLength(13);
  expect(claims.filter(({ verdict }) => verdict === 'upheld')).toEqual([]);
  for (const { verdict, missing } of claims) expect(missing.length > 0).toBe(verdict === 'not-tested');
  const lines = scan(PCAP, claimed, '--format', 'ndjson').stdout.split('\n');
  expect(lines.filter((line) => line.startsWith('{"claim":'))).toHaveLength(13);
  expect(scan(PCAP, claimed).stdout).toContain('Claims: was it true to what was said?');
});

test('a rule of a shared policy that had nothing to look at says so', () => {
  written(
    'shared.yaml',
    'telltale: policy/1\nrules: [{ id: own, because: x, predicate: { never: { services: [sink] } } }]\n',
  );
  const { status, stdout } = scan(HAR, written('shared-case.yaml', `${example}policy: shared.yaml\n`));
  expect(status).toBe(0);
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    'names the service "sink", which the case does not have, so the rule had nothing to look at; known here: messaging [policy:own]',
  );
});

test.each([
  [
    'an identifier of the case misspelt in it',
    'policy: [{ id: own, because: x, predicate: { never: { identifiers: [imei9] } } }]\n',
    /wrong\.yaml:\d+:\d+: names an identifier "imei9" that the case does not have/,
  ],
  [
    'a misspelt kind in the case',
    'policy: [{ id: own, because: x, predicate: { never: { kinds: [imie] } } }]\n',
    /wrong\.yaml:\d+:\d+: .*did you mean "imei"\?/,
  ],
  [
    'a country that there is not',
    'policy: [{ id: own, because: x, predicate: { never: { countries: [UK] } } }]\n',
    /wrong\.yaml:\d+:\d+: countries names "UK".*did you mean "GB"\?/,
  ],
])('%s is wrong usage, told with its line', (_, line, expected) => {
  const { status, stderr } = scan(PCAP, written('wrong.yaml', example + line));
  expect(status).toBe(2);
  expect(stderr).toMatch(expected);
});

test.each([
  ['an unknown name', 'claims: xiaomi-2015\n', 'did you mean "xiaomi-2014"?'],
  ['a file that is not there', 'claims: none.yaml\n', 'cannot read the claims'],
  ['a claim with a fault', 'claims: [{ id: a }]\n', 'lacks the field "said"'],
  ['a policy with a fault', 'policy: [{ id: a }]\n', 'lacks the field "because"'],
])('%s is wrong usage', (_, line, expected) => {
  const { status, stderr } = scan(PCAP, written('wrong.yaml', example + line));
  expect(status).toBe(2);
  expect(stderr).toContain(expected);
});
