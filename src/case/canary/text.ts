import type { Random } from '../random.ts';
import { capitalised, inventedWord, thing } from './words.ts';

/** A sentence that somebody might send and nobody has: one of 7 × 10^10. */
export function messageText(random: Random): string {
  return `The ${thing(random)} stands behind the ${thing(random)}, next to the ${thing(random)}`;
}

/** Applications a list is made of: enough that the same ones elsewhere are no accident. */
const APPLICATIONS = 8;

/** Packages under `com.example`, which nobody publishes (Android's own reserved name for examples). */
export function appList(random: Random): readonly string[] {
  return Array.from({ length: APPLICATIONS }, () => `com.example.${inventedWord(random)}`);
}

export function token(random: Random): string {
  return `${capitalised(inventedWord(random))}${random.digits(6)}`;
}
