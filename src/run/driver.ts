import type { Micros } from '../base/index.ts';
import type { Action } from '../case/index.ts';

export type { Action };

/**
 * Carries actions out on a phone. `specimen/` drives the embedded handset, the manual driver asks a person;
 * `tools/` introduces one to the runner.
 */
export interface Driver {
  /** Stands in the step marks as who did it: `specimen`, `manual`. */
  readonly name: string;
  /** The clock that everything is stamped with: the specimen's is virtual. */
  now(): Micros;
  /** Resolves when the action is done and what it sets off at once has been sent. Throws `action-impossible`. */
  perform(action: Action): Promise<void>;
  /** Lets the driver's clock pass; a virtual one does not wait. */
  pass(micros: number): Promise<void>;
}
