import { type Micros, TelltaleError } from '../../base/index.ts';
import type { Action } from '../../case/index.ts';
import type { Driver } from '../driver.ts';

export interface RecordingDriver extends Driver {
  /** Every action that was asked for, in order, with the moment. */
  readonly performed: readonly { readonly at: Micros; readonly action: Action }[];
}

/** A driver with a virtual clock from `start` that does nothing; an action takes a second. */
export function recordingDriver(options: {
  readonly start?: Micros;
  /** Says why an action cannot be done; null where it can. */
  readonly refuse?: (action: Action) => string | null;
  /** Called before an action is done. */
  readonly before?: (action: Action) => void;
}): RecordingDriver {
  let now = options.start ?? 0;
  const performed: { at: Micros; action: Action }[] = [];
  return {
    name: 'fake',
    performed,
    now: () => now,
    async perform(action) {
      performed.push({ at: now, action });
      options.before?.(action);
      const because = options.refuse?.(action) ?? null;
      if (because !== null) throw new TelltaleError('action-impossible', because);
      now += 1_000_000;
    },
    async pass(micros) {
      now += micros;
    },
  };
}
