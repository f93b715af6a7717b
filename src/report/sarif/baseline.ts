import type { ClaimVerdict, Examination, Finding } from '../../judge/index.ts';
import type { Change } from '../../recheck/index.ts';
import { VERDICTS } from '../claims.ts';
import { toldOf } from './fingerprints.ts';
import type { Ground } from './locations.ts';
import type { Compared } from './results.ts';

/** What was found before, and what became of it. */
export interface Baseline {
  readonly before: Examination;
  readonly changes: readonly Change[];
}

/** Findings of a retest, each with its state, and those of before that were not made again. */
export interface AgainstBaseline {
  readonly states: ReadonlyMap<Finding, Compared>;
  readonly absent: readonly (readonly [Finding, Compared])[];
}

/**
 * Pairs findings: those of one id; then those of one rule, identifier, host and direction, in a phase of another name; then
 * those of one rule whose sightings a change joins, as where a host was changed. A finding that is not made again is
 * `absent`, which says no more than that; `fixed` is among its changes only where a retest may say so.
 */
export function againstBaseline(before: Ground, after: Ground, changes: readonly Change[]): AgainstBaseline {
  const left = new Set(before.examination.findings);
  const pairs = new Map<Finding, Finding>();
  const pair = (finding: Finding, found: Finding | undefined) => {
    if (found === undefined) return;
    pairs.set(finding, found);
    left.delete(found);
  };
  const joined = joinedBy(changes);
  const pass = (keyOf: (finding: Finding, ground: Ground) => readonly string[]) => {
    const index = new Map<string, Finding[]>();
    for (const finding of left)
      for (const key of keyOf(finding, before)) {
        const known = index.get(key);
        if (known === undefined) index.set(key, [finding]);
        else known.push(finding);
      }
    for (const finding of after.examination.findings) {
      if (pairs.has(finding)) continue;
      const same = keyOf(finding, after).flatMap((key) => index.get(key) ?? []);
      pair(
        finding,
        same.find((each) => left.has(each)),
      );
    }
  };
  pass(({ id }) => [id]);
  pass((finding, ground) => [toldOf(finding, ground)]);
  pass(({ rule, sightings }, ground) => {
    const side = ground === before ? joined.before : joined.after;
    const ids = new Set(sightings.flatMap((id) => side.get(id) ?? []).map(({ id }) => id));
    return [...ids].map((id) => `${rule} ${id}`);
  });
  const states = new Map(
    after.examination.findings.map((finding) => {
      const own = changesOf(finding, joined.after);
      return [finding, stateOf(finding, pairs.get(finding), own)] as const;
    }),
  );
  const absent = [...left].map((finding) => {
    const own = changesOf(finding, joined.before);
    return [
      finding,
      { state: 'absent', changes: kindsOf(own), because: absentBecause(own) } as const,
    ] as const;
  });
  return { states, absent };
}

type Joined = ReadonlyMap<string, Change[]>;

/** Changes by the sightings that they are of, on each side. */
function joinedBy(changes: readonly Change[]): { readonly before: Joined; readonly after: Joined } {
  const [before, after] = [new Map<string, Change[]>(), new Map<string, Change[]>()];
  for (const change of changes) {
    for (const id of change.before?.sightings ?? []) before.set(id, [...(before.get(id) ?? []), change]);
    for (const id of change.after?.sightings ?? []) after.set(id, [...(after.get(id) ?? []), change]);
  }
  return { before, after };
}

function changesOf({ sightings }: Finding, joined: Joined): Change[] {
  return [...new Set(sightings.flatMap((id) => joined.get(id) ?? []))];
}

function stateOf(finding: Finding, was: Finding | undefined, changes: readonly Change[]): Compared {
  const kinds = kindsOf(changes);
  if (was === undefined) return { state: 'new', changes: kinds, because: [] };
  const isSame =
    was.outcome === finding.outcome &&
    was.level === finding.level &&
    was.because === finding.because &&
    kinds.every((kind) => kind === 'persists');
  return { state: isSame ? 'unchanged' : 'updated', changes: kinds, because: [] };
}

function kindsOf(changes: readonly Change[]): string[] {
  return [...new Set(changes.map(({ kind }) => kind))].sort();
}

/** Sentences that an absent result lists; a finding of hundreds of places has as many. */
const MOST_SENTENCES = 5;

function absentBecause(changes: readonly Change[]): string[] {
  if (changes.length === 0)
    return ['It was not found again, and nothing that was compared says whether it is gone'];
  const rest = changes.length - MOST_SENTENCES;
  return [
    'It was not found again',
    ...changes.slice(0, MOST_SENTENCES).map(({ because }) => because),
    ...(rest > 0 ? [`And ${rest} more`] : []),
  ];
}

/** What became of the verdict on a claim. */
export function claimCompared(claim: ClaimVerdict, was: ClaimVerdict | undefined): Compared {
  if (was === undefined) return { state: 'new', changes: [], because: [] };
  if (was.verdict === claim.verdict) return { state: 'unchanged', changes: [], because: [] };
  return { state: 'updated', changes: [], because: [`Before it was ${VERDICTS[was.verdict]}`] };
}
