import {
  type ByteCount,
  builtInRules,
  type Examination,
  type Finding,
  hostOf,
  type Level,
  type Sighting,
  told,
} from '../../judge/index.ts';
import { count, share } from '../amount.ts';
import { whereItStood } from '../told-rows.ts';
import type { JunitCase } from './case.ts';

/** Places that one case lists; its message counts the rest. */
export const MOST_PLACES = 20;

/** What cases are made from, looked up once. */
export interface CaseGround {
  readonly examination: Examination;
  /** Levels that fail a run. */
  readonly levels: readonly Level[];
  readonly sightings: ReadonlyMap<string, Sighting>;
  readonly bytes: ReadonlyMap<string, ByteCount>;
  /** Rules whose silence says nothing, with why. */
  readonly silent: ReadonlyMap<string, string>;
}

/** Findings by rule and destination, in the order of the findings: the gravest first. */
export type Found = ReadonlyMap<string, readonly Finding[]>;

export function keyOf(rule: string, destination: string): string {
  return `${rule}\0${destination}`;
}

/**
 * Destinations of one suite of which nothing was found and each rule is listed all the same. A phone speaks to hundreds; a
 * hostile capture names tens of thousands, of which the rest are one case.
 */
export const MOST_QUIET = 1_000;

/** Each built-in rule asked of each destination. The last resort, `told`, asks nothing that can be passed. */
export function* ruleCases(
  destinations: readonly string[],
  found: Found,
  { ground, className }: { readonly ground: CaseGround; readonly className: string },
): Generator<JunitCase> {
  const loud = new Set([...found.values()].flatMap(([first]) => first?.destination ?? []));
  let quiet = 0;
  for (const destination of destinations) {
    if (!loud.has(destination)) quiet += 1;
    if (quiet > MOST_QUIET && !loud.has(destination)) continue;
    for (const { id } of [...builtInRules, told]) {
      const findings = found.get(keyOf(id, destination)) ?? [];
      if (findings.length === 0 && id === told.id) continue;
      yield ruleCase(id, destination, { findings, ground, className });
    }
  }
  if (quiet > MOST_QUIET) {
    const rest = count(quiet - MOST_QUIET, 'more destination');
    yield {
      name: 'more destinations',
      className,
      skipped: `nothing was found of ${rest}, which are not listed`,
    };
  }
}

interface Asked {
  readonly findings: readonly Finding[];
  readonly ground: CaseGround;
  readonly className: string;
}

/** A rule at a destination: failed, or passed only where it was told what it asks for and all that went there was read. */
export function ruleCase(
  rule: string,
  destination: string,
  { findings, ground, className }: Asked,
): JunitCase {
  const head = { name: `${rule} → ${hostOf(destination, ground.examination)}`, className };
  if (findings.length === 0) {
    const missing = ground.silent.get(rule) ?? unreadAt(destination, ground);
    return missing === null ? head : { ...head, skipped: `not tested: ${missing}` };
  }
  const failing = findings.filter((finding) => fails(finding, ground.levels));
  const [gravest] = failing;
  const out = findings.flatMap((finding) => linesOf(finding, ground));
  const properties = [['findings', findings.map(({ id }) => id).join(' ')]] as const;
  if (gravest === undefined)
    return { ...head, properties, skipped: findings.map(whyNoFailure).join(' '), out };
  const message = failing
    .map(({ because }) => because)
    .slice(0, MOST_PLACES)
    .join('; ');
  return { ...head, properties, failure: { type: gravest.level, message }, out };
}

function fails({ outcome, level, waived }: Finding, levels: readonly Level[]): boolean {
  return outcome === 'fail' && waived === undefined && levels.includes(level);
}

/** Neither failed nor passed: somebody accepts it, somebody has to look, or it is less than what fails a run. */
function whyNoFailure({ outcome, level, because, waived }: Finding): string {
  if (waived !== undefined)
    return `accepted by ${waived.owner} until ${waived.expires}: ${waived.reason} (${because}).`;
  return outcome === 'review'
    ? `to review: ${because}.`
    : `${outcome === 'fail' ? level : outcome}: ${because}.`;
}

/** What could not be read of what passed to and from a destination; null where all of it was. */
function unreadAt(destination: string, { bytes }: CaseGround): string | null {
  const there = bytes.get(destination);
  if (there === undefined) return 'nothing is known of how much passed there';
  const { payload, opaque, missed } = there;
  if (payload + missed === 0) return 'nothing passed there that could have been read';
  if (opaque + missed === 0) return null;
  return `${share(opaque + missed, payload + missed)} of what passed there could not be read`;
}

function linesOf({ because, level, outcome, sightings }: Finding, ground: CaseGround): string[] {
  const places = sightings.slice(0, MOST_PLACES).flatMap((id) => {
    const sighting = ground.sightings.get(id);
    if (sighting === undefined) return [];
    const { origin, at } = sighting;
    return [`  ${origin.file}, byte ${origin.offset}, ${at}: ${whereItStood(sighting)} (${id})`];
  });
  const rest = sightings.length - MOST_PLACES;
  return [`${outcome} ${level}: ${because}`, ...places, ...(rest > 0 ? [`  and ${rest} more`] : [])];
}
