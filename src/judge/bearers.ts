import type { Bearer, Case } from '../case/index.ts';

/** Watched; switched off, so that nothing could leave by it; or unwatched, so that anything may have. */
export type BearerState = 'watched' | 'off' | 'unwatched';

/** What must be watched or off before anyone may say that a phone told nothing. */
export const BEARERS = ['wifi', 'cellular', 'sms'] as const satisfies readonly Bearer[];

/** The ways out of a phone as the case tells of them. */
export function bearersOf(vantage: Case['vantage']): Readonly<Record<Bearer, BearerState>> {
  const stateOf = (bearer: Bearer): BearerState => {
    if (vantage?.bearers.includes(bearer) === true) return 'watched';
    return vantage?.bearersOff?.includes(bearer) === true ? 'off' : 'unwatched';
  };
  return { wifi: stateOf('wifi'), cellular: stateOf('cellular'), sms: stateOf('sms') };
}
