/** The retest of 2014: the phone as it was bought, and after the update of 10 August with a factory reset. */
export const BEFORE = 'state-1';
export const AFTER = 'state-3';

/** Of these there are all files, whether or not anything was found: what F-Secure tested, before the update and after. */
export const FOUNDING: readonly string[] = [BEFORE, 'state-2', AFTER, 'state-4'];
