import type { Scored } from './scored.ts';
import { isNamedRight, type Row, share, tally } from './tally.ts';

/** What the product is held to; the last one has no sighting that cannot be walked back. */
export const THRESHOLDS = {
  recallToDepth3: 0.99,
  recallToDepth6: 0.97,
  falsePerThousandClean: 0.2,
  namedRight: 0.97,
  walkedBack: 1,
} as const;

export type Measure = keyof typeof THRESHOLDS;

export interface Results {
  readonly messages: number;
  readonly clean: number;
  /** Hidden in ways that the product finds by now, which the thresholds are about. */
  readonly hidden: number;
  /** Hidden in ways that it does not find yet, and how many of them were found all the same. */
  readonly notYet: { readonly hidden: number; readonly found: number };
  readonly measures: Readonly<Record<Measure, number>>;
  /** Measures on the wrong side of their threshold. */
  readonly failed: readonly Measure[];
  readonly sightings: number;
  /** Sightings in clean messages, and of something else in the others. */
  readonly falseInClean: number;
  readonly falseElsewhere: number;
  readonly supported: Breakdown;
  readonly unsupported: Pick<Breakdown, 'forms' | 'layers'>;
}

export interface Breakdown {
  readonly forms: readonly Row[];
  readonly kinds: readonly Row[];
  readonly layers: readonly Row[];
  readonly containers: readonly Row[];
  readonly locations: readonly Row[];
  readonly depths: readonly Row[];
}

export function resultsOf(all: readonly Scored[]): Results {
  const hidden = all.filter(({ message }) => !message.isClean);
  const clean = all.filter(({ message }) => message.isClean);
  const supported = hidden.filter(({ message }) => message.composed.isSupported);
  const notYet = hidden.filter(({ message }) => !message.composed.isSupported);
  const judged = supported.flatMap(({ sightings }) => sightings);
  const walked = hidden.flatMap(({ sightings }) => sightings);
  const found = supported.filter(({ isFound }) => isFound);
  const count = (list: readonly Scored[]) => list.reduce((sum, one) => sum + one.false.length, 0);
  const measures = {
    recallToDepth3: recall(supported.filter(({ message }) => message.composed.depth <= 3)),
    recallToDepth6: recall(supported),
    falsePerThousandClean: share(1_000 * count(clean), Math.max(1, clean.length)),
    namedRight: share(found.filter(isNamedRight).length, found.length),
    walkedBack: share(walked.filter(({ walksBack }) => walksBack).length, walked.length),
  };
  return {
    messages: all.length,
    clean: clean.length,
    hidden: supported.length,
    notYet: { hidden: notYet.length, found: notYet.filter(({ isFound }) => isFound).length },
    measures,
    failed: (Object.keys(THRESHOLDS) as Measure[]).filter((name) =>
      name === 'falsePerThousandClean'
        ? measures[name] > THRESHOLDS[name]
        : measures[name] < THRESHOLDS[name],
    ),
    sightings: judged.length,
    falseInClean: count(clean),
    falseElsewhere: count(hidden),
    supported: breakdownOf(supported),
    unsupported: unsupportedOf(notYet),
  };
}

function recall(list: readonly Scored[]): number {
  return share(list.filter(({ isFound }) => isFound).length, list.length);
}

function breakdownOf(list: readonly Scored[]): Breakdown {
  return {
    forms: tally(list, ({ message }) => [message.composed.way]),
    kinds: tally(list, ({ message }) => [message.composed.subject.kind]),
    layers: tally(list, ({ message }) => message.composed.uses.map(({ id }) => id)),
    containers: tally(list, ({ message }) => message.composed.containers),
    locations: tally(list, ({ message }) => [message.composed.location]),
    depths: tally(list, ({ message }) => [String(message.composed.depth)]),
  };
}

/** Under what is not found yet alone: the rest of the chain is not to blame. */
function unsupportedOf(list: readonly Scored[]): Results['unsupported'] {
  return {
    forms: tally(list, ({ message }) => message.composed.notYet.forms),
    layers: tally(list, ({ message }) => message.composed.notYet.layers),
  };
}
