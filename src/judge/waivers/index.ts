export { WAIVER_EXPIRED, WAIVER_UNUSED, waive } from './waive.ts';
