export { compileIdentity } from './compile-identity.ts';
export {
  CONFIDENCES,
  type Confidence,
  type Guessed,
  Guesses,
  type GuessPlace,
  type GuessTally,
  MOST_DESTINATIONS,
  MOST_GUESSES,
} from './guess/index.ts';
export type { SeenKey } from './keys-seen.ts';
export { type CompiledIdentity, type Needles, openNeedles } from './needles.ts';
export type { NamedCoordinate } from './places-in.ts';
export { redactor } from './redactor.ts';
export { type SightOptions, type SightResult, sight, sightEach } from './sight.ts';
export { sightAcross } from './sight-across.ts';
export type { Sighted } from './sighting.ts';
