export { type Guessed, type GuessPlace, MOST_DESTINATIONS } from './guessed.ts';
export { Guesses, type GuessTally, MOST_GUESSES } from './guesses.ts';
export { CONFIDENCES, type Confidence } from './likeness.ts';
