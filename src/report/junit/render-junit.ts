import {
  builtInRules,
  type ClaimVerdict,
  type Examination,
  type ExaminedCapture,
  type Finding,
  type Level,
} from '../../judge/index.ts';
import { VERDICTS } from '../claims.ts';
import { coverageSentences } from '../coverage-sentences.ts';
import { notSeenGroups } from '../not-seen.ts';
import { type JunitCase, type JunitSuite, junitPieces } from './case.ts';
import { type CaseGround, keyOf, ruleCase, ruleCases } from './finding-cases.ts';
import { whySilent } from './needs.ts';

export interface JunitOptions {
  /** Levels of findings that fail a run, as `--fail-on` sets them; empty: nothing fails. */
  readonly levels: readonly Level[];
}

/**
 * An examination as JUnit XML, in pieces: a suite for each capture with each rule asked of each destination, one for the
 * claims, one for the rules of a policy. Passed is only what was read whole; everything between is skipped, and says why.
 */
export function* renderJunit(examination: Examination, { levels }: JunitOptions): Generator<string> {
  const { case: examined, captures, coverage, findings, sightings, claims } = examination;
  const ground: CaseGround = {
    examination,
    levels,
    sightings: new Map(sightings.map((sighting) => [sighting.id, sighting])),
    bytes: new Map(coverage.byDestination.map((each) => [each.destination, each])),
    silent: new Map(
      builtInRules.flatMap(({ id }) => {
        const why = whySilent(id, examination);
        return why === null ? [] : [[id, why] as const];
      }),
    ),
  };
  const properties = propertiesOf(examination);
  const suites: JunitSuite[] = captureSuites(ground, properties);
  const own = findings.filter(({ rule }) => rule.startsWith('policy:'));
  if (own.length > 0)
    suites.push({ name: 'policy', properties, timestamp: null, cases: () => policyCases(own, ground) });
  if (claims.length > 0)
    suites.push({
      name: 'claims',
      properties,
      timestamp: null,
      cases: () => claims.map((claim) => claimCase(claim, levels)),
    });
  yield* junitPieces(examined.title ?? captures.map(({ file }) => file).join(', '), suites);
}

/** What bounds every pass, for whoever reads only this file. */
function propertiesOf(examination: Examination): [string, string][] {
  const { tool, case: examined, coverage, notices } = examination;
  const { bytes, connections, bearers } = coverage;
  return [
    ['tool', `${tool.name} ${tool.version}`],
    ['case', examined.sha256],
    ...Object.entries(bytes).map(([name, count]): [string, string] => [`bytes.${name}`, String(count)]),
    ...Object.entries(connections).map(([name, count]): [string, string] => [
      `connections.${name}`,
      String(count),
    ]),
    ...Object.entries(bearers).map(([name, state]): [string, string] => [`bearer.${name}`, state]),
    ['coverage', coverageSentences(examination).join(' ')],
    ...notSeenGroups(examination).map(({ heading, names }): [string, string] => [
      `not seen: ${heading}`,
      names,
    ]),
    ['notices', String(notices.reduce((sum, { times }) => sum + times, 0))],
  ];
}

/** Destinations by the captures that told something of them; of a single capture, all. */
function captureSuites(ground: CaseGround, properties: [string, string][]): JunitSuite[] {
  const { captures, destinations } = ground.examination;
  const all = destinations.map(({ id }) => id);
  const { told, findings } = byCapture(ground);
  const suiteOf = (capture: ExaminedCapture | null, own: readonly string[]): JunitSuite => {
    const found = findings.get(capture?.file ?? null) ?? new Map();
    const name = capture === null ? 'several captures' : `capture ${capture.file}`;
    return {
      name,
      properties: capture === null ? properties : [['sha256', capture.sha256], ...properties],
      timestamp: capture?.from?.slice(0, 'YYYY-MM-DDThh:mm:ss'.length) ?? null,
      cases: () => ruleCases(own, found, { ground, className: name }),
    };
  };
  const [first, ...others] = captures;
  if (first !== undefined && others.length === 0) return [suiteOf(first, all)];
  const homed = new Set([...told.values()].flatMap((own) => [...own]));
  const rest = all.filter((id) => !homed.has(id));
  return [
    ...captures.map((capture) => suiteOf(capture, [...(told.get(capture.file) ?? [])])),
    ...(rest.length === 0 ? [] : [suiteOf(null, rest)]),
  ];
}

interface ByCapture {
  /** Destinations of what was sighted in a capture, by its file name, in the order of the sightings. */
  readonly told: ReadonlyMap<string, ReadonlySet<string>>;
  /** What was found in it; under null what stands in no capture in particular. */
  readonly findings: ReadonlyMap<string | null, Map<string, Finding[]>>;
}

/** A finding stands in the captures of its sightings; one without sightings in all that told of its destination. */
function byCapture({ examination, sightings }: CaseGround): ByCapture {
  const told = new Map<string, Set<string>>();
  const homes = new Map<string, Set<string>>();
  for (const { destination, origin } of examination.sightings) {
    addTo(told, origin.file, destination);
    addTo(homes, destination, origin.file);
  }
  const alone = examination.captures.length === 1 ? (examination.captures[0]?.file ?? null) : null;
  const findings = new Map<string | null, Map<string, Finding[]>>();
  for (const finding of examination.findings) {
    if (finding.rule.startsWith('policy:')) continue;
    const own = new Set<string | null>(
      finding.sightings.flatMap((id) => sightings.get(id)?.origin.file ?? []),
    );
    if (own.size === 0) for (const file of homes.get(finding.destination) ?? [alone]) own.add(file);
    for (const file of own) {
      const found = findings.get(file) ?? new Map<string, Finding[]>();
      findings.set(file, found);
      const key = keyOf(finding.rule, finding.destination);
      const known = found.get(key);
      if (known === undefined) found.set(key, [finding]);
      else known.push(finding);
    }
  }
  return { told, findings };
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key);
  if (known === undefined) sets.set(key, new Set([value]));
  else known.add(value);
}

function* policyCases(findings: readonly Finding[], ground: CaseGround): Generator<JunitCase> {
  const groups = Map.groupBy(findings, ({ rule, destination }) => keyOf(rule, destination));
  for (const group of groups.values()) {
    const [{ rule, destination }] = group as [Finding, ...Finding[]];
    yield ruleCase(rule, destination, { findings: group, ground, className: 'policy' });
  }
}

/** What was not tested is skipped with what is missing; so is what no test of a phone can tell. */
function claimCase(claim: ClaimVerdict, levels: readonly Level[]): JunitCase {
  const { id, verdict, because, missing, text, said, coverage } = claim;
  const head = {
    name: id,
    className: 'claims',
    properties: [
      ['said', `${text} (${said.by}, ${said.when})`],
      ['watchedSeconds', String(coverage.watchedSeconds)],
      ...Object.entries(coverage.bytes).map(([name, bytes]) => [`bytes.${name}`, String(bytes)] as const),
    ] as const,
  };
  if (verdict === 'upheld') return { ...head, out: [because] };
  const said_ = `${VERDICTS[verdict]}: ${because}`;
  if ((verdict === 'refuted' || verdict === 'partly') && levels.length > 0)
    return { ...head, failure: { type: verdict, message: said_ } };
  return { ...head, skipped: said_, out: missing.map((each) => `missing: ${each}`) };
}
