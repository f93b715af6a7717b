import { adjectives, codas, givenNames, nouns, onsets, vowels } from '../data/words.ts';
import type { Random } from '../random.ts';

/** A made-up word of three syllables: sounds like a family name, and one of 7 × 10^7. */
export function inventedWord(random: Random): string {
  const open = () => random.pick(onsets) + random.pick(vowels);
  return open() + open() + random.pick(onsets) + random.pick(vowels) + random.pick(codas);
}

export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export const givenName = (random: Random): string => random.pick(givenNames);

/** Two words that go together, such as "rusty kettle". */
export const thing = (random: Random): string => `${random.pick(adjectives)} ${random.pick(nouns)}`;
