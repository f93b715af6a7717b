export { anyRecorded } from './any-recorded.ts';
export { withoutPlaces } from './without-places.ts';
