import type { Setup } from './case-file.ts';
import type { ProtocolPhase, Readiness } from './protocol.ts';

const BY_READINESS: Readonly<Record<Exclude<Readiness, 'same'>, Setup>> = {
  new: 'new',
  updated: 'kept',
  'updated-and-reset': 'reset',
};

/**
 * How the phone comes by its settings in each of these phases, which are carried out in this order. A phase that goes on
 * from the one before has that one's; null where that is not known, and where the phone is reset among its own steps.
 */
export function setupsOf(phases: readonly Pick<ProtocolPhase, 'prepare' | 'steps'>[]): (Setup | null)[] {
  let before: Setup | null = null;
  return phases.map(({ prepare, steps }) => {
    const setup: Setup | null = prepare.as === 'same' ? before : BY_READINESS[prepare.as];
    if (!steps.some(({ action }) => action.do === 'factory-reset')) {
      before = setup;
      return setup;
    }
    before = 'reset';
    return setup === 'kept' ? null : setup;
  });
}
