import { setTimeout as sleepFor } from 'node:timers/promises';
import { type Micros, TelltaleError } from '../base/index.ts';
import { type Action, belongingTo, type Identifier, namesIn, type Service } from '../case/index.ts';
import { actionSentence, type Spelling, spanOfTime } from './action-sentence.ts';
import type { Driver } from './driver.ts';

export interface ManualOptions {
  readonly identity: readonly Identifier[];
  /** The protocol's services, so that a sentence calls them by their titles. */
  readonly services?: readonly Service[];
  /**
   * Shows the sentence and resolves when the operator says that it is done. The sentence holds the values that are to
   * be typed: it goes to the terminal and nowhere else. Throws `action-impossible` where the operator cannot do it.
   */
  readonly ask: (sentence: string) => Promise<void>;
  /** Shows how long there is still to wait. */
  readonly tell: (sentence: string) => void;
  /** Ends a wait early. */
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
}

/** A real clock, unless a test brings another. */
export interface Clock {
  now(): Micros;
  sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void>;
}

/** How often the time that remains is shown at most: often enough to be believed, rarely enough to be read. */
export const TELL_EVERY_SECONDS = 30;

const SECOND = 1_000_000;

/** Asks a person to carry each action out on a phone in their hand. */
export function manualDriver(options: ManualOptions): Driver {
  const { identity, ask, clock = realClock } = options;
  const spelled = spelledOut(identity);
  const titles = new Map((options.services ?? []).map(({ id, title }) => [id, title]));
  const pass = (micros: number) => wait(micros, clock, options);
  return {
    name: 'manual',
    now: () => clock.now(),
    pass,
    async perform(action) {
      for (const id of namesIn(action)) {
        if (belongingTo(id, identity).length > 0) continue;
        throw new TelltaleError('action-impossible', `the case's identity has no "${id}"`);
      }
      const named =
        'service' in action ? { ...action, service: titles.get(action.service) ?? action.service } : action;
      if (action.do !== 'idle') return ask(actionSentence(named as Action, spelled));
      options.tell(actionSentence(action, spelled));
      return pass(action.forSeconds * SECOND);
    },
  };
}

/** Waits by the clock and not by counting, as a laptop may sleep in between. */
async function wait(micros: number, clock: Clock, { tell, signal }: ManualOptions): Promise<void> {
  const until = clock.now() + micros;
  for (let left = micros; left > 0 && signal?.aborted !== true; left = until - clock.now()) {
    if (left >= SECOND) tell(`${spanOfTime(left / SECOND)} left`);
    await clock.sleep(Math.min(left / 1_000, TELL_EVERY_SECONDS * 1_000), signal);
  }
}

const realClock: Clock = {
  now: () => Date.now() * 1_000,
  async sleep(milliseconds, signal) {
    try {
      await sleepFor(milliseconds, undefined, { ...(signal === undefined ? {} : { signal }) });
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
    }
  },
};

/** Spells values out, each with its id, for the one who must type them. */
function spelledOut(identity: readonly Identifier[]): Spelling {
  const spell = ({ id, value }: Identifier) =>
    `${id} ${typeof value === 'string' ? value : value.join(', ')}`;
  const one = (id: string) => {
    const exact =
      identity.find((identifier) => identifier.id === id) ?? belongingTo(id, identity).find(isNumber);
    return exact === undefined ? id : spell(exact);
  };
  return {
    person: (id) => belongingTo(id, identity).map(spell).join(', '),
    number: one,
    text: one,
  };
}

const isNumber = ({ kind }: Identifier) => kind.endsWith('-number') || kind === 'msisdn';
