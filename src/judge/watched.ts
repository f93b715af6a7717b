import { type Micros, microsFromIso } from '../base/index.ts';
import type { Evidence } from './evidence.ts';
import type { ExaminedPhase } from './examination.ts';

/** From the first to the last thing that one capture holds of a phase. */
export interface Stretch {
  readonly from: Micros;
  readonly to: Micros;
}

/** How long all stretches last together; what several captures hold at once counts once. */
export function lengthOfAll(stretches: readonly Stretch[]): Micros {
  let length = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    length += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return length;
}

/**
 * How long a phase was watched: never longer than it lasted, nor than anything was captured of it. An examination that
 * does not tell it is taken to have been watched while its captures went on.
 */
export function watchedMicros(phase: ExaminedPhase, { captures }: Pick<Evidence, 'captures'>): Micros {
  const [from, to] = [microsFromIso(phase.from), microsFromIso(phase.to)];
  const lasted = Math.max(0, to - from);
  if (phase.watchedSeconds !== undefined) return Math.min(lasted, phase.watchedSeconds * 1_000_000);
  return lengthOfAll(
    captures.flatMap((capture) => {
      if (capture.from == null || capture.to == null) return [];
      const stretch = {
        from: Math.max(from, microsFromIso(capture.from)),
        to: Math.min(to, microsFromIso(capture.to)),
      };
      return stretch.to > stretch.from ? [stretch] : [];
    }),
  );
}
