import type { ExaminedIdentifier, ExaminedPhase } from '../../judge/index.ts';
import type { Story } from './story.ts';

/** Rows of marks; the table below them has no limit but that of the matrix. */
export const MOST_LINES = 24;

/** Units across all phases; marks closer than one bin are one mark. */
export const TIMELINE_WIDTH = 1000;
const BIN = 8;

/** Share of the width that the shortest phase still gets, so that its name and marks can be seen. */
const LEAST_SHARE = 0.08;

/** A phase, or all of the time where there are none. */
export interface Stretch {
  readonly phase: ExaminedPhase | null;
  readonly from: number;
  readonly to: number;
  readonly x: number;
  readonly width: number;
}

export interface Mark {
  readonly x: number;
  readonly times: number;
  readonly transport: 'plain' | 'tls';
}

export interface Line {
  readonly identifier: ExaminedIdentifier;
  readonly marks: readonly Mark[];
}

export interface Timeline {
  readonly stretches: readonly Stretch[];
  readonly steps: readonly number[];
  readonly lines: readonly Line[];
  readonly linesLeft: number;
  readonly marks: number;
}

/** When what was told; null where nothing was, or nobody knows when. */
export function timelineOf({ examination }: Story): Timeline | null {
  const { sightings, identifiers, phases } = examination;
  const moments = sightings.map(({ at }) => Date.parse(at));
  if (moments.length === 0 || moments.some((moment) => !Number.isFinite(moment))) return null;
  const stretches = stretchesOf(phases, moments);
  const xOf = (moment: number) => {
    const stretch = stretches.findLast(({ from }) => from <= moment) ?? (stretches[0] as Stretch);
    const share = stretch.to === stretch.from ? 0.5 : (moment - stretch.from) / (stretch.to - stretch.from);
    return stretch.x + stretch.width * Math.min(1, Math.max(0, share));
  };
  const marks = new Map<string, Map<string, { x: number; times: number; transport: 'plain' | 'tls' }>>();
  for (const [i, { identifier, transport }] of sightings.entries()) {
    const bin = Math.floor(xOf(moments[i] as number) / BIN);
    const own = marks.get(identifier) ?? new Map();
    marks.set(identifier, own);
    const key = `${bin} ${transport}`;
    const mark = own.get(key) ?? { x: bin * BIN + BIN / 2, times: 0, transport };
    mark.times += 1;
    own.set(key, mark);
  }
  const told = identifiers.filter(({ id }) => marks.has(id));
  const steps = phases.flatMap(({ steps: each }) => each.map(({ at }) => Math.round(xOf(Date.parse(at)))));
  return {
    stretches,
    steps: [...new Set(steps)].filter((x) => Number.isFinite(x)),
    lines: told.slice(0, MOST_LINES).map((identifier) => ({
      identifier,
      marks: [...(marks.get(identifier.id)?.values() ?? [])],
    })),
    linesLeft: Math.max(0, told.length - MOST_LINES),
    marks: sightings.length,
  };
}

/** Phases that follow one another each get a width of their own; else all of the time is one stretch. */
function stretchesOf(phases: readonly ExaminedPhase[], moments: readonly number[]): Stretch[] {
  const spans = phases
    .map((phase) => ({ phase, from: Date.parse(phase.from), to: Date.parse(phase.to) }))
    .sort((a, b) => a.from - b.from);
  const follow = spans.every(({ from }, i) => i === 0 || (spans[i - 1] as { to: number }).to <= from);
  const isInside = (moment: number) => spans.some(({ from, to }) => from <= moment && moment <= to);
  if (spans.length === 0 || !follow || !moments.every(isInside)) {
    const ends = [...moments, ...spans.flatMap(({ from, to }) => [from, to])];
    const [from, to] = [least(ends), -least(ends.map((end) => -end))];
    return [{ phase: null, from, to, x: 0, width: TIMELINE_WIDTH }];
  }
  // Roots, so that an hour beside a fortnight is still seen.
  const weights = spans.map(({ from, to }) => Math.sqrt(Math.max(1, to - from)));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const raised = weights.map((weight) => Math.max(weight / all, Math.min(LEAST_SHARE, 1 / spans.length)));
  const whole = raised.reduce((sum, share) => sum + share, 0);
  let x = 0;
  return spans.map((span, i): Stretch => {
    const width = (TIMELINE_WIDTH * (raised[i] as number)) / whole;
    const stretch = { ...span, x, width };
    x += width;
    return stretch;
  });
}

/** Spreading a long list into Math.min overflows the stack. */
function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}
