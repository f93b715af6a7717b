export { compileIdentity, type Needles } from './compile-identity.ts';
export { redactor } from './redactor.ts';
export { type SightResult, sight } from './sight.ts';
export type { Sighted } from './sighting.ts';
