import type { Examination } from '../../judge/index.ts';
import { coverageSentences } from '../coverage-sentences.ts';
import { indented, listPieces } from '../json-pieces.ts';
import { artifactsOf, BASE } from './artifacts.ts';
import { againstBaseline, type Baseline, claimCompared } from './baseline.ts';
import { claimResult } from './claim-results.ts';
import { type Ground, groundOf } from './locations.ts';
import { notificationDescriptors, notificationsOf } from './notifications.ts';
import type { SarifProfile } from './profile.ts';
import { resultOf, type SarifResult } from './results.ts';
import { claimRule, type SarifRule, sarifRules } from './rules.ts';
import { weaknessTaxonomy } from './weaknesses.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Results that GitHub takes of one run; it refuses a file with more. */
export const MOST_FOR_GITHUB = 25_000;

export interface SarifOptions {
  /** Default: `whole`. */
  readonly profile?: SarifProfile;
  /** What it is compared to: each result then has its `baselineState`, and what is absent is listed as such. */
  readonly baseline?: Baseline;
}

/**
 * An examination as SARIF 2.1.0 (OASIS), in pieces: one run, a result for each finding and each claim. The same
 * examination gives the same bytes; no value of an identifier is in it.
 */
export function* renderSarif(
  examination: Examination,
  { profile = 'whole', baseline }: SarifOptions = {},
): Generator<string> {
  const sides = [examination, ...(baseline === undefined ? [] : [baseline.before])];
  const rules = sarifRules(sides);
  const after = groundOf(examination, 0, profile);
  const tally = { results: 0, waived: 0, absent: 0, noProblem: 0, tooMany: 0 };
  const head = { $schema: SCHEMA, version: '2.1.0' };
  yield `${indented(head, 0).replace(/\n}$/, '')},\n  "runs": [\n    {\n`;
  for (const [name, value] of Object.entries(headOf(examination, sides, rules)))
    yield `      ${JSON.stringify(name)}: ${indented(value, 6)},\n`;
  yield '      "results": ';
  const all = resultsOf(after, rules, baseline);
  yield* listPieces(profile === 'github' ? problemsIn(all, tally) : counted(all, tally), 6);
  yield `,\n      "properties": ${indented(propertiesOf(examination, profile, tally), 6)}\n    }\n  ]\n}\n`;
}

type Tally = { results: number; waived: number; absent: number; noProblem: number; tooMany: number };

function headOf(
  { tool, notices, case: { title } }: Examination,
  sides: readonly Examination[],
  rules: readonly SarifRule[],
) {
  const weaknesses = [...new Set(rules.flatMap(({ cwe }) => cwe ?? []))].sort();
  return {
    tool: {
      driver: {
        name: 'Telltale',
        version: tool.version,
        semanticVersion: tool.version,
        shortDescription: {
          text: 'Finds out what a phone tells: what, to whom, where, and whether anyone agreed to it.',
        },
        supportedTaxonomies: [{ name: 'CWE', index: 0 }],
        rules: rules.map(({ cwe, descriptor }) => ({
          ...descriptor,
          ...(cwe === null ? {} : { relationships: [weakness(cwe, weaknesses)] }),
        })),
        notifications: notificationDescriptors(notices),
      },
    },
    // GitHub keeps analyses of one category apart from those of another: two cases must not mend each other.
    automationDetails: { id: `telltale/${slugOf(title)}/` },
    taxonomies: [weaknessTaxonomy(weaknesses)],
    originalUriBaseIds: {
      [BASE]: { description: { text: 'The folder of the captures, which is not told.' } },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notificationsOf(notices) }],
    artifacts: artifactsOf(sides),
  };
}

function weakness(id: string, weaknesses: readonly string[]) {
  return {
    target: { id, index: weaknesses.indexOf(id), toolComponent: { name: 'CWE', index: 0 } },
    kinds: ['relevant'],
  };
}

function slugOf(title: string | null): string {
  const slug = (title ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? 'case' : slug;
}

/** Findings, the gravest first; claims in their order; then what is absent. */
function* resultsOf(
  after: Ground,
  rules: readonly SarifRule[],
  baseline: Baseline | undefined,
): Generator<SarifResult> {
  const { findings, claims, captures } = after.examination;
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const indexOf = (rule: string) => indices.get(rule) ?? 0;
  const before = baseline === undefined ? null : groundOf(baseline.before, captures.length, after.profile);
  const against = before === null ? null : againstBaseline(before, after, baseline?.changes ?? []);
  for (const finding of findings)
    yield resultOf(finding, after, {
      ruleIndex: indexOf(finding.rule),
      compared: against?.states.get(finding),
    });
  const earlier = new Map(baseline?.before.claims.map((claim) => [claim.id, claim]));
  for (const claim of claims) {
    const compared = before === null ? undefined : claimCompared(claim, earlier.get(claim.id));
    yield claimResult(claim, after, { ruleIndex: indexOf(claimRule(claim.id)), compared });
  }
  if (before === null) return;
  for (const [finding, compared] of against?.absent ?? [])
    yield resultOf(finding, before, { ruleIndex: indexOf(finding.rule), compared });
  const kept = new Set(claims.map(({ id }) => id));
  const compared = { state: 'absent', changes: [], because: ['It was not asked again'] } as const;
  for (const claim of before.examination.claims)
    if (!kept.has(claim.id))
      yield claimResult(claim, before, { ruleIndex: indexOf(claimRule(claim.id)), compared });
}

function* counted(results: Iterable<SarifResult>, tally: Tally): Generator<SarifResult> {
  for (const result of results) {
    tally.results += 1;
    yield result;
  }
}

/** What is a problem now, or somebody has to look at; what is left out is counted. */
function* problemsIn(results: Iterable<SarifResult>, tally: Tally): Generator<SarifResult> {
  for (const result of results) {
    if (result.baselineState === 'absent') tally.absent += 1;
    else if (result.suppressions.length > 0) tally.waived += 1;
    else if (result.kind !== 'fail' && result.kind !== 'review') tally.noProblem += 1;
    else if (tally.results >= MOST_FOR_GITHUB) tally.tooMany += 1;
    else {
      tally.results += 1;
      yield result;
    }
  }
}

/** What bounds every negative: opaque is never clean. */
function propertiesOf(examination: Examination, profile: SarifProfile, tally: Tally) {
  const { case: examined, coverage, identifiers, phases, tables } = examination;
  const { bytes, connections, bearers, counted: byPhone, byPhase, byService } = coverage;
  const { results, ...leftOut } = tally;
  return {
    case: { title: examined.title, sha256: examined.sha256 },
    device: examined.device,
    builds: [...new Set(phases.flatMap(({ build }) => build ?? []))].sort(),
    coverage: {
      said: coverageSentences(examination),
      bytes,
      connections,
      bearers,
      ...(byPhone === undefined ? {} : { counted: byPhone }),
      byPhase,
      byService,
    },
    notSeen: identifiers.flatMap(({ id, kind, notSeen }) =>
      notSeen === undefined
        ? []
        : [{ identifier: id, kind, exercised: notSeen.exercised, provenLive: notSeen.provenLive }],
    ),
    tables,
    results,
    ...(profile === 'github' ? { leftOut } : {}),
  };
}
