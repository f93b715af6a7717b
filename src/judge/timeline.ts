import { isoFromMicros, type Micros } from '../base/index.ts';
import type { PhaseMark, StepMark } from '../capture/index.ts';
import type { Phase } from '../case/index.ts';
import type { ExaminedPhase } from './examination.ts';
import type { Stretch } from './watched.ts';

/**
 * Phase in which the tool sends every canary through the interception to itself. What is seen in it proves
 * that it would be seen; it is no sighting of the phone's.
 */
export const POSITIVE_CONTROL = 'positive-control';

/** The name under which the tool answers itself; `.test` is nobody's (RFC 2606 §2). */
export const CONTROL_HOST = 'control.telltale.test';

/** Code of the notice, about a capture, that only the positive control of another one has shown anything. */
export const CONTROL_ELSEWHERE = 'control-elsewhere';

/** Code of the notice, about `phase/step`, that a step whose mark was recorded could not be carried out. */
export const NOT_EXERCISED = 'not-exercised';

/** When and what the phone was doing. */
export interface Moment {
  readonly phase: string | null;
  readonly step: string | null;
  /** Which repeat of the step, from 1; null outside steps. */
  readonly repeat: number | null;
}

const NOWHERE: Moment = { phase: null, step: null, repeat: null };

/**
 * Says which phase and step a moment lies in: by the marks of a recording where there are any, else by the
 * phases that the case file gives. A step lasts until the next mark.
 */
export class Timeline {
  readonly #phases: readonly Phase[];
  readonly #marks: (PhaseMark | StepMark)[] = [];
  /** What was captured of each of the case's phases. */
  readonly #watched = new Map<Phase, { from: Micros; to: Micros }>();
  /** The phase that the last moment lay in. */
  #current: Phase | undefined;
  #end: Micros = 0;
  /** Marks of steps that could not be done. */
  readonly #undone = new Set<StepMark>();

  constructor(phases: readonly Phase[]) {
    this.#phases = phases;
  }

  /** Marks come in the order of time; one that is earlier than the last is put where it belongs. */
  mark(mark: PhaseMark | StepMark): void {
    this.saw(mark.at);
    let place = this.#marks.length;
    while (place > 0 && (this.#marks[place - 1] as PhaseMark).at > mark.at) place -= 1;
    this.#marks.splice(place, 0, mark);
  }

  /** Something was captured; what has no time tells nothing. */
  saw(at: Micros): void {
    if (at < 0) return;
    if (at > this.#end) this.#end = at;
    if (this.#phases.length === 0) return;
    const current = this.#current;
    if (current === undefined || at < current.from || at >= current.to) {
      this.#current = this.#phases.find(({ from, to }) => from <= at && at < to);
      if (this.#current === undefined) return;
    }
    const phase = this.#current as Phase;
    const stretch = this.#watched.get(phase);
    if (stretch === undefined) this.#watched.set(phase, { from: at, to: at });
    else if (at > stretch.to) stretch.to = at;
    else if (at < stretch.from) stretch.from = at;
  }

  /** What was captured of the case's phase of that place in its list. */
  watched(index: number): readonly Stretch[] {
    const phase = this.#phases[index];
    const stretch = phase === undefined ? undefined : this.#watched.get(phase);
    return stretch === undefined ? [] : [stretch];
  }

  /** The last mark of a step turned out not to have been carried out: what it would have told was not tried. */
  undo(phase: string, step: string): void {
    const mark = this.#marks.findLast(
      (each) => each.kind === 'step' && each.phase === phase && each.id === step,
    );
    if (mark?.kind === 'step') this.#undone.add(mark);
  }

  /** Whether a recording's marks say what the phone was doing. */
  get isMarked(): boolean {
    return this.#marks.length > 0;
  }

  at(at: Micros): Moment {
    if (this.#marks.length === 0) {
      const phase = this.#phases.find(({ from, to }) => from <= at && at < to);
      return phase === undefined ? NOWHERE : { ...NOWHERE, phase: phase.id };
    }
    const last = this.#marks[lastAtOrBefore(this.#marks, at)];
    if (last === undefined) return NOWHERE;
    return last.kind === 'phase'
      ? { ...NOWHERE, phase: last.id }
      : { phase: last.phase, step: last.id, repeat: last.repeat };
  }

  /** Ids of the steps that acted on an identifier, in the order they were first done. */
  exercisedBy(identifier: string): string[] {
    const steps = this.#done().filter(({ exercises }) => exercises.includes(identifier));
    return [...new Set(steps.map(({ id }) => id))];
  }

  /**
   * All phases but the positive control. One that is marked lasts until the next mark, and the last one until the last
   * thing in the capture: all of it was watched. Of the case's own the captures together tell how long they were watched.
   */
  phases(): ExaminedPhase[] {
    const marks = this.#marks.filter((mark) => mark.kind === 'phase');
    if (marks.length === 0) {
      return this.#phases.map((phase) => ({
        ...phase,
        from: isoFromMicros(phase.from),
        to: isoFromMicros(phase.to),
        steps: [],
        control: false,
      }));
    }
    return marks.flatMap((mark, i) => {
      if (mark.id === POSITIVE_CONTROL) return [];
      const to = marks[i + 1]?.at ?? Math.max(this.#end, mark.at);
      return [
        {
          id: mark.id,
          from: isoFromMicros(mark.at),
          to: isoFromMicros(to),
          watchedSeconds: Math.floor((to - mark.at) / 1_000_000),
          build: mark.build,
          ...(mark.setup === undefined ? {} : { setup: mark.setup }),
          services: mark.services,
          consent: mark.consent,
          control: mark.control,
          steps: this.#stepsOf(mark, to),
        },
      ];
    });
  }

  #stepsOf(phase: PhaseMark, to: Micros): ExaminedPhase['steps'] {
    const marks = this.#done().filter(
      (mark) => mark.phase === phase.id && mark.at >= phase.at && mark.at <= to,
    );
    const ends = new Map(this.#marks.map((mark, i) => [mark, this.#marks[i + 1]?.at ?? this.#end]));
    return [...Map.groupBy(marks, ({ id }) => id)].map(([id, repeats]) => {
      const exercises = [...new Set(repeats.flatMap((mark) => mark.exercises))];
      return {
        id,
        at: isoFromMicros(repeats[0]?.at ?? phase.at),
        times: repeats.length,
        by: repeats[0]?.by ?? '',
        ...(repeats[0]?.action === undefined ? {} : { action: repeats[0].action }),
        exercises,
        repeats: repeats.map((mark) => ({
          repeat: mark.repeat,
          at: isoFromMicros(mark.at),
          to: isoFromMicros(Math.max(mark.at, ends.get(mark) ?? mark.at)),
          ...(exercises.every((each) => mark.exercises.includes(each)) ? {} : { exercises: mark.exercises }),
        })),
      };
    });
  }

  #done(): StepMark[] {
    return this.#marks.filter((mark) => mark.kind === 'step').filter((mark) => !this.#undone.has(mark));
  }
}

/** Index of the last mark at or before a moment; -1 where all are later. */
function lastAtOrBefore(marks: readonly { readonly at: Micros }[], at: Micros): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((marks[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
