import { byteAt } from './byte-kinds.ts';
import type { DigestHit, DigestTable } from './digests/index.ts';
import { FEWEST_OF_END, type NumberEnds } from './number-ends.ts';
import { CLASSES, type FindRuns, NUMBER, type RunListener, runFinder, type TextKind } from './runs/index.ts';
import type { Hit } from './scan/index.ts';
import { DIGIT, KIND, type SeparatedNumbers } from './separated-numbers.ts';

/** Digits of a number that may be a hash: of 32 bits 98 in 100 have nine, or eight behind a minus sign; of 64 none has more than twenty. */
const FEWEST_OF_HASH = 8;

const MINUS = 0x2d;

/** Hears what a search of runs finds. */
export interface RunHits {
  readonly number: Hit;
  /** Everything but numbers with separators. */
  readonly claim: DigestHit;
}

const NO_HITS: RunHits = { number: () => {}, claim: () => {} };

/** What is looked for in runs. */
export interface InRuns {
  readonly numbers: SeparatedNumbers;
  readonly digests: DigestTable;
  readonly ends: NumberEnds;
  readonly engine?: 'reference' | 'wasm';
}

/** Finds what stands in runs of one class of bytes: numbers with separators, and digests. */
export class RunSearch implements RunListener {
  readonly #numbers: SeparatedNumbers;
  readonly #digests: DigestTable;
  readonly #ends: NumberEnds;
  readonly #find: FindRuns;
  #bytes: Uint8Array = new Uint8Array();
  #hits = NO_HITS;

  constructor({ numbers, digests, ends, engine }: InRuns) {
    this.#numbers = numbers;
    this.#digests = digests;
    this.#ends = ends;
    this.#find = runFinder(digests.filter, engine);
  }

  find(bytes: Uint8Array, hits: RunHits): TextKind {
    this.#bytes = bytes;
    this.#hits = hits;
    const kind = this.#find(bytes, this);
    this.#numbers.finish(bytes, hits.number);
    return kind;
  }

  word(start: number): void {
    this.#digests.word(this.#bytes, start, this.#hits.claim);
  }

  hex(start: number): void {
    this.#digests.hex(this.#bytes, start, this.#hits.claim);
  }

  shortHex(start: number): void {
    this.#digests.shortHex(this.#bytes, start, this.#hits.claim);
  }

  /** Of bytes past ASCII a run may hold some that separate nothing: they divide it. */
  number(start: number): void {
    const bytes = this.#bytes;
    for (let from = start; ; from++) {
      let digits = 0;
      let end = from;
      // Digits are counted without a branch, as they come among separators at random.
      for (; end < bytes.length; end++) {
        const kind = KIND[bytes[end] as number] as number;
        if (kind === 0) break;
        digits += kind >>> 1;
      }
      if (digits >= FEWEST_OF_END) this.#numberRun(from, end, digits);
      if (end >= bytes.length || ((CLASSES[bytes[end] as number] as number) & NUMBER) === 0) return;
      from = end;
    }
  }

  #numberRun(start: number, end: number, digits: number): void {
    const bytes = this.#bytes;
    const separators = end - start - digits;
    // Between 32 bits and the least of what 64 mostly have nothing is looked for.
    if (separators <= 2 && (digits <= 10 || (digits >= 17 && digits <= 20))) {
      const first = KIND[bytes[start] as number] === DIGIT ? start : start + 1;
      if (areDigits(bytes, first, first + digits)) this.#decimal(first, first + digits);
    }
    if (separators > 0) this.#numbers.take(bytes, { start, end, digits }, this.#hits.number);
  }

  /** A number that stands alone, apart from one separator on each side, which may be its sign. */
  #decimal(start: number, end: number): void {
    const bytes = this.#bytes;
    for (const claim of this.#ends.find(bytes, start, end)) this.#hits.claim(claim, start, end);
    if (end - start < FEWEST_OF_HASH) return;
    this.#digests.decimal(bytes, { start, end }, this.#hits.claim);
    if (byteAt(bytes, start - 1) === MINUS)
      this.#digests.decimal(bytes, { start: start - 1, end }, this.#hits.claim);
  }
}

function areDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (KIND[bytes[at] as number] !== DIGIT) return false;
  return true;
}
