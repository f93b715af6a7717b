import { TelltaleError } from '../../base/index.ts';

/** The runner takes it down as a step that was not done. */
export function impossible(because: string): TelltaleError {
  return new TelltaleError('action-impossible', because);
}
