import { type Sourced, textOf } from '../../base/index.ts';

/**
 * Characters that are gone through to see whether what a producer says twice is the same; past it what is left counts
 * as different, and is searched. Bounds the work where both ways of saying are long.
 */
export const MOST_COMPARED = 64 * 1024 * 1024;

/** What a message says, to tell whether another member of its entry says anything else. */
export class AlreadySaid {
  readonly #texts: readonly string[];
  readonly #words: ReadonlySet<string>;
  readonly #characters: number;
  #left = MOST_COMPARED;

  constructor(said: readonly (Sourced | null)[]) {
    const texts = said.flatMap((one) => (one === null ? [] : [textOf(one.bytes)]));
    const decoded = texts.filter((text) => /[%+]/.test(text)).map(percentDecoded);
    this.#texts = [...texts, ...decoded];
    this.#words = new Set(this.#texts.flatMap((text) => text.split(/[&;=?#\s]+/)));
    this.#characters = this.#texts.reduce((sum, { length }) => sum + length, 0);
  }

  has({ bytes }: Sourced): boolean {
    const text = textOf(bytes);
    if (text === '' || this.#words.has(text)) return true;
    if (this.#characters > this.#left) return false;
    this.#left -= this.#characters;
    return this.#texts.some((said) => said.includes(text));
  }
}

function percentDecoded(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString());
}
