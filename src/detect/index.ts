export { compileIdentity, type Needles } from './compile-identity.ts';
export type { SeenKey } from './keys-seen.ts';
export type { NamedCoordinate } from './places-in.ts';
export { redactor } from './redactor.ts';
export { type SightOptions, type SightResult, sight, sightEach } from './sight.ts';
export { sightAcross } from './sight-across.ts';
export type { Sighted } from './sighting.ts';
