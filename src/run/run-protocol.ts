import { TelltaleError } from '../base/index.ts';
import type { Recorded } from '../capture/index.ts';
import {
  type Action,
  exercises,
  type Identifier,
  type Protocol,
  type ProtocolPhase,
  type ProtocolStep,
  type Setup,
  setupsOf,
  suggestion,
} from '../case/index.ts';
import { NOT_EXERCISED } from '../judge/index.ts';
import type { Driver } from './driver.ts';
import { noticed, phaseMarked, stepMarked } from './marks.ts';
import { raced } from './raced.ts';
import type { RunEvent } from './run-event.ts';

/*
 * A phase is prepared, then marked; then each of its steps is marked, carried out and waited for, as often as it
 * is to be repeated. Marks are stamped by the driver's clock and recorded before what they announce, so that a run
 * that breaks off anywhere has named everything that it began. Before the next mark everything seen so far is
 * recorded and the clock has moved on: a message never falls under the mark of a step that came after it.
 *
 * What a phone sends while it is made ready belongs to no step of either phase: it is marked as a step `prepare` of
 * the phase before, whose consent still holds. Only the first phase is marked before it is prepared, so that no
 * message of a phone's can fall under what was recorded before the run, such as the positive control.
 */

export interface RunOptions {
  readonly protocol: Protocol;
  readonly driver: Driver;
  /** Tells the marks which identifiers a step puts to use. */
  readonly identity: readonly Identifier[];
  /** Takes the marks; the same recorder takes what the interception sees. */
  readonly record: (recorded: Recorded) => void;
  /** Resolves when everything that was seen so far has been recorded. */
  readonly settled: () => Promise<void>;
  readonly tell?: (event: RunEvent) => void;
  /** Ends the run before its next action; what was recorded stays whole. */
  readonly signal?: AbortSignal;
  /** Ids of the phases to carry out, in the protocol's order; all where left out. */
  readonly only?: readonly string[];
}

export interface RunOutcome {
  /** Whether it was stopped by the signal. */
  readonly stopped: boolean;
  /**
   * Steps as `phase/step` that could not be done at least once; `phase/prepare` stands for the whole phase. What they
   * would have told is not exercised.
   */
  readonly notExercised: readonly string[];
}

/** Microseconds in a second. */
const SECOND = 1_000_000;

/**
 * Carries a protocol out. What the driver cannot do becomes a notice `not-exercised`, and the run goes on; of a phase
 * that cannot be prepared, and of those that go on from it, no step is done. Throws
 * `phase-unknown` where `only` names a phase that the protocol does not have.
 */
export async function runProtocol(options: RunOptions): Promise<RunOutcome> {
  const phases = chosenPhases(options.protocol, options.only);
  const run = new Run(options, new Map(zipped(phases)));
  for (const [index, phase] of phases.entries()) {
    await run.carryOut(phase, { index: index + 1, of: phases.length });
  }
  return run.end();
}

/** Each phase with how the phone comes by its settings in it. */
function zipped(phases: readonly ProtocolPhase[]): [ProtocolPhase, Setup | null][] {
  const setups = setupsOf(phases);
  return phases.map((phase, i) => [phase, setups[i] ?? null]);
}

function chosenPhases({ phases }: Protocol, only: readonly string[] | undefined): readonly ProtocolPhase[] {
  if (only === undefined) return phases;
  const known = phases.map(({ id }) => id);
  for (const id of only) {
    if (known.includes(id)) continue;
    throw new TelltaleError('phase-unknown', `the protocol has no phase "${id}"; ${suggestion(id, known)}`);
  }
  return phases.filter(({ id }) => only.includes(id));
}

interface StepName {
  readonly phase: string;
  readonly step: string;
}

/** Which phase of how many, from 1. */
interface Count {
  readonly index: number;
  readonly of: number;
}

class Run {
  readonly #options: RunOptions;
  readonly #setups: ReadonlyMap<ProtocolPhase, Setup | null>;
  readonly #notExercised = new Set<string>();
  /** The phase that is marked; null before the first one. */
  #marked: string | null = null;
  /** Whether the phone is in the state that the phase before left it in, as far as the protocol goes. */
  #onCourse = true;

  constructor(options: RunOptions, setups: ReadonlyMap<ProtocolPhase, Setup | null>) {
    this.#options = options;
    this.#setups = setups;
  }

  async carryOut(phase: ProtocolPhase, count: Count): Promise<void> {
    if (this.#stopped()) return;
    if (!this.#onCourse && phase.prepare.as === 'same') {
      this.#missed({ phase: phase.id, step: 'prepare' }, 'it goes on from a phase that could not be begun');
      return;
    }
    this.#onCourse = await this.#prepare(phase, count);
    // Steps on a phone in another state would be evidence under a wrong label.
    if (!this.#onCourse || this.#stopped()) return;
    if (this.#marked !== phase.id) this.#mark(phase);
    this.#options.tell?.({ kind: 'phase', at: this.#options.driver.now(), phase, ...count });
    for (const step of phase.steps) {
      for (let repeat = 1; repeat <= step.repeat; repeat++) await this.#step(phase.id, step, repeat);
    }
  }

  /** Whether the phone is in the phase's state now. */
  async #prepare(phase: ProtocolPhase, count: Count): Promise<boolean> {
    const { driver, record, tell } = this.#options;
    if (this.#marked === null) this.#mark(phase);
    const within = this.#marked ?? phase.id;
    record(stepMarked(driver, { phase: within, id: 'prepare', repeat: 1, of: 1, exercises: [] }));
    tell?.({ kind: 'preparing', at: driver.now(), phase, ...count });
    const { as, sim } = phase.prepare;
    const isReady = await this.#perform(
      { do: 'prepare', build: phase.build, as, sim },
      { phase: phase.id, step: 'prepare' },
    );
    await this.#settle();
    return isReady;
  }

  #mark(phase: ProtocolPhase): void {
    const setup = this.#setups.get(phase) ?? null;
    const { driver, record } = this.#options;
    record(phaseMarked(driver, { ...phase, ...(setup === null ? {} : { setup }) }));
    this.#marked = phase.id;
  }

  /** What comes now comes later than everything that was seen so far, by the clock too. */
  async #settle(): Promise<void> {
    const { driver, settled, signal } = this.#options;
    await settled();
    await raced(driver.pass(1), signal);
  }

  async #step(
    phase: string,
    { id, action, waitSeconds, repeat: of }: ProtocolStep,
    repeat: number,
  ): Promise<void> {
    const { driver, identity, record, tell, signal } = this.#options;
    if (this.#stopped()) return;
    record(
      stepMarked(driver, {
        phase,
        id,
        action: action.do,
        repeat,
        of,
        exercises: exercises(action, identity),
      }),
    );
    tell?.({ kind: 'step', at: driver.now(), phase, step: id, action, repeat, of });
    await this.#perform(action, { phase, step: id });
    if (waitSeconds > 0 && !this.#stopped()) {
      tell?.({ kind: 'waiting', at: driver.now(), phase, step: id, seconds: waitSeconds });
      await raced(driver.pass(waitSeconds * SECOND), signal);
    }
    await this.#settle();
  }

  /** Whether it was done. */
  async #perform(action: Action, at: StepName): Promise<boolean> {
    const { driver, signal } = this.#options;
    try {
      await raced(driver.perform(action), signal);
      return true;
    } catch (error) {
      if (!(error instanceof TelltaleError) || error.code !== 'action-impossible') throw error;
      this.#missed(at, error.message);
      return false;
    }
  }

  #missed(at: StepName, because: string): void {
    const about = `${at.phase}/${at.step}`;
    this.#notExercised.add(about);
    this.#options.record(noticed({ code: NOT_EXERCISED, about, detail: `could not be done: ${because}` }));
    this.#options.tell?.({ kind: 'not-done', at: this.#options.driver.now(), ...at, because });
  }

  async end(): Promise<RunOutcome> {
    const { driver, protocol, record, settled, tell } = this.#options;
    const stopped = this.#stopped();
    await settled();
    if (stopped) {
      record(
        noticed({
          code: 'run-stopped',
          about: protocol.id,
          detail: 'the run was stopped before its last step was done',
        }),
      );
    }
    tell?.({ kind: 'ended', at: driver.now(), stopped });
    return { stopped, notExercised: [...this.#notExercised] };
  }

  #stopped(): boolean {
    return this.#options.signal?.aborted === true;
  }
}
