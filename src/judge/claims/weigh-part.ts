import { type Claim, type Kind, kindRow, type Terms } from '../../case/index.ts';
import type { Evidence } from '../evidence.ts';
import { type SeenPredicate, withSubject } from '../terms/index.ts';
import type { PartVerdict } from './claim-verdict.ts';
import { type Ground, groundOf } from './ground.ts';
import { lacking } from './lacking.ts';
import { durationText, named, percent, plural, sightedText } from './words.ts';

type Weighed = Omit<PartVerdict, 'title'>;

/** A predicate over sightings, held against an evidence. One sighting against it refutes it, whatever was not seen. */
export function weighPart(
  predicate: SeenPredicate,
  claim: Pick<Claim, 'scope' | 'needs' | 'divisible'>,
  evidence: Evidence,
): Weighed {
  const ground = groundOf(predicate, claim, evidence);
  const { breaks, keeps } = ground.sightings;
  const { coverage } = ground;
  if (breaks.length > 0) {
    const divided = claim.divisible ? dividedBy(ground, claim) : null;
    const sightings = breaks.map(({ id }) => id);
    const against = `${plural(breaks.length, 'sighting')} against it: ${sightedText(breaks, evidence)}.`;
    if (divided === null) return { verdict: 'refuted', because: against, missing: [], sightings, coverage };
    const { holds, fails, what } = divided;
    const others = fails.length === 0 ? 'others' : named(fails);
    const because = `Holds for the ${what} ${named(holds)}, and not for ${others}: ${against}`;
    return { verdict: 'partly', because, missing: [], sightings, coverage };
  }
  const missing = lacking(ground);
  const sightings = keeps.map(({ id }) => id);
  return missing.length > 0
    ? { verdict: 'not-tested', because: untested(ground, missing), missing, sightings, coverage }
    : { verdict: 'upheld', because: upheld(ground), missing, sightings, coverage };
}

function untested({ sightings }: Ground, missing: readonly string[]): string {
  const seen =
    sightings.keeps.length === 0
      ? 'Nothing was seen against it, but that proves nothing'
      : `What was seen is as it says (${plural(sightings.keeps.length, 'sighting')}), which is not enough`;
  return `${seen}: ${missing.join('; ')}.`;
}

function upheld({ sightings, coverage, canaryKinds }: Ground): string {
  const { phases, watchedSeconds, steps, bytes } = coverage;
  const seen =
    sightings.keeps.length === 0
      ? 'Nothing of it was seen'
      : `${plural(sightings.keeps.length, 'sighting')} ${sightings.keeps.length === 1 ? 'is' : 'are'} as it says and none is against it`;
  const unread = bytes.opaque + bytes.missed;
  const read =
    unread === 0
      ? 'all bytes that could have held it were read'
      : `${percent(unread / (bytes.payload + bytes.missed))} of the bytes that could have held it were not read`;
  const kinds = canaryKinds.map((kind) => kindRow(kind).title);
  return `${seen}, and enough was in sight: ${durationText(watchedSeconds)} were watched (${named(phases)}) and ${plural(steps.length, 'step')} done; proven live and put to use: ${named(kinds)}; ${read}.`;
}

/** Lists of a predicate along which it can hold for some and not for others. */
const DIVISIONS = ['kinds', 'services', 'phases'] as const;

interface Divided {
  readonly what: (typeof DIVISIONS)[number];
  readonly holds: readonly string[];
  readonly fails: readonly string[];
}

/** Along which of its lists a broken predicate was kept in part: for these it must be upheld by itself. */
function dividedBy(ground: Ground, claim: Parameters<typeof weighPart>[1]): Divided | null {
  for (const what of DIVISIONS) {
    const words: readonly string[] = ground.subject[what] ?? [];
    if (words.length < 2) continue;
    const verdicts = words.map((word) => weighPart(...narrowedTo(what, word, { ground, claim })).verdict);
    const of = (verdict: string) => words.filter((_, i) => verdicts[i] === verdict);
    const holds = of('upheld');
    if (holds.length > 0) return { what, holds, fails: of('refuted') };
  }
  return null;
}

function narrowedTo(
  what: (typeof DIVISIONS)[number],
  word: string,
  { ground, claim }: { readonly ground: Ground; readonly claim: Parameters<typeof weighPart>[1] },
): Parameters<typeof weighPart> {
  const subject = { ...ground.subject, [what]: [word] } as Terms;
  const { canaries } = claim.needs;
  const needs =
    what === 'kinds' && canaries !== null ? { ...claim.needs, canaries: [word as Kind] } : claim.needs;
  return [withSubject(ground.predicate, subject), { ...claim, needs, divisible: false }, ground.evidence];
}
