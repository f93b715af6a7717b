import { bytesOf, type Notice } from '../base/index.ts';
import { type HashKey, type Identifier, kindRow } from '../case/index.ts';
import { alphabetOf, type Population } from './alphabet.ts';
import type { Together } from './claim.ts';
import { ClaimList } from './claim-list.ts';
import { type HashedTexts, TextsToHash } from './digests/index.ts';
import { FEWEST_SEPARATED, textsOf, type Written, writingsOf } from './forms/index.ts';
import { NEAR } from './near.ts';
import { type Needles, needlesOf, type Worked } from './needles.ts';
import { EndsToFind } from './number-ends.ts';
import { provesNothing } from './proves-nothing.ts';
import { type CompileOptions, compileNeedles, type Needle } from './scan/index.ts';
import { numberNeedles } from './separated-numbers.ts';

/** Members of a list that count as the list, if half of it is fewer: three packages are no accident, two may be. */
export const FEWEST_MEMBERS = 3;

/** Identifiers for which every way to hash is tried; an address book has thousands, and each way is one more for all. */
export const MOST_FOR_ALL = 300;

export type { Needles } from './needles.ts';

export interface CompileIdentityOptions extends CompileOptions {
  /** Where national numbers are read; ISO 3166-1 alpha-2 or null. */
  readonly market: string | null;
  /** What is mixed into what is hashed; by default nothing. */
  readonly hashKeys?: readonly HashKey[];
}

/**
 * Writes every identifier in all its forms, with the digests of those that tell enough, and compiles them.
 * Takes some 30 ms for a dozen identifiers, most of it for the tables of telephone numbers, and half a second for two
 * thousand contacts, which make some 20,000 needles and 300,000 digests.
 */
export function compileIdentity(identity: readonly Identifier[], options: CompileIdentityOptions): Needles {
  const gathered = new Gathered(identity, options.hashKeys ?? []);
  const together = new Map<string, Together>();
  const notices: Notice[] = [];
  for (const [index, identifier] of identity.entries()) {
    const written = writingsOf(identifier, options.market);
    const members = new Set(written.flatMap(({ member }) => (member === undefined ? [] : [member]))).size;
    if (members > 0) together.set(identifier.id, togetherFor(identifier, members));
    if (written.some(({ boundary }) => boundary === 'nearby')) gathered.population.degrees += 1;
    let isProvable = members > 0;
    for (const writing of written) {
      const isWeak = writing.isWeak ?? provesNothingAlone(writing, identifier);
      if (!isWeak) isProvable = true;
      gathered.take(index, writing, isWeak);
    }
    const notice = noticeFor(identifier, written.length, isProvable);
    if (notice !== null) notices.push(notice);
  }
  const hashed = gathered.hashed.finish();
  const worked: Worked = {
    engine: options.engine,
    claims: gathered.claims.tables(),
    octetClaims: gathered.octetClaims.tables(),
    numberClaims: gathered.numberClaims.tables(),
    hashed,
    ends: gathered.ends.finish(),
    population: withDigests(gathered.population, hashed),
    identity,
    together,
    notices,
  };
  return needlesOf(worked, {
    texts: compileNeedles(gathered.needles, options),
    octets: compileNeedles(gathered.octets, options),
    numbers: compileNeedles(numberNeedles(gathered.numbers), options),
  });
}

/** Each digest may stand in hexadecimal and in base64, and each short one as a number. */
function withDigests(texts: Population, { strong, weak }: HashedTexts): Population {
  return {
    ...texts,
    hex: texts.hex + strong.heads.length + weak.heads.length,
    base64: texts.base64 + strong.heads.length,
    figures: texts.figures + weak.heads.length,
  };
}

/** Needles, each once, with what they stand for. */
class Gathered {
  readonly needles: Needle[] = [];
  readonly claims = new ClaimList();
  readonly octets: Needle[] = [];
  readonly octetClaims = new ClaimList();
  readonly numbers: string[] = [];
  readonly numberClaims = new ClaimList();
  readonly population = { figures: 0, hex: 0, base32: 0, base64: 0, bytes: 0, words: 0, degrees: 0 };
  readonly hashed: TextsToHash;
  readonly ends = new EndsToFind();
  readonly #identity: readonly Identifier[];
  readonly #indexes = new Map<string, number>();
  readonly #octetIndexes = new Map<string, number>();
  readonly #numberIndexes = new Map<string, number>();

  constructor(identity: readonly Identifier[], keys: readonly HashKey[]) {
    this.#identity = identity;
    this.hashed = new TextsToHash(keys, { isWide: identity.length <= MOST_FOR_ALL });
  }

  take(identifier: number, written: Written, isWeak: boolean): void {
    const { text, bytes, forms, exactCase, boundary, member = null, isShown = false } = written;
    if (!isWeak && isSeparable(written, this.#identity[identifier] as Identifier))
      this.#takeNumber(identifier, written);
    if (written.isCompact === true) return;
    if (forms.includes('last-n')) {
      this.population.figures += 1;
      this.ends.add(identifier, text, forms);
      return;
    }
    const rank = forms.length === 0 ? 0 : 1;
    // What fills figures up to whole bytes is no letter of theirs.
    const hasCase = !exactCase && bytes === undefined && boundary !== 'tagged' && !forms.includes('bcd');
    const meant = hasCase ? text : null;
    if (bytes !== undefined && boundary !== 'fragment') {
      const octets = this.#needle(bytes, written, this.octets);
      this.octetClaims.add(octets, identifier, {
        forms,
        boundary,
        rank,
        meant: null,
        member,
        uncut: null,
        isWeak,
      });
      return;
    }
    const needle = this.#needle(bytes ?? bytesOf(text), written, this.needles);
    this.claims.add(needle, identifier, { forms, boundary, rank, meant, member, uncut: null, isWeak });
    if (isWeak || member !== null || isShown) return;
    for (const one of textsOf(written)) this.hashed.add(identifier, one);
  }

  #takeNumber(identifier: number, { text, forms, boundary }: Written): void {
    const index = this.#numberIndexes.get(text) ?? this.numbers.length;
    if (index === this.numbers.length) {
      this.#numberIndexes.set(text, index);
      this.numbers.push(text);
    }
    const separated = [...forms.filter((form) => form !== 'digits-only'), 'separators'];
    this.numberClaims.add(index, identifier, {
      forms: separated,
      boundary,
      rank: 1,
      meant: null,
      member: null,
      uncut: null,
      isWeak: false,
    });
  }

  #needle(bytes: Uint8Array, { exactCase, boundary }: Written, needles: Needle[]): number {
    const text = Buffer.from(bytes).toString('latin1');
    const known = needles === this.octets ? this.#octetIndexes : this.#indexes;
    const key = exactCase ? `=${text}` : `~${text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())}`;
    const index = known.get(key) ?? needles.length;
    if (index === needles.length) {
      const alphabet = alphabetOf(boundary);
      // Of places themselves there are as many as the case has, however their numbers may begin.
      if (alphabet !== 'degrees') this.population[alphabet] += 1;
      known.set(key, index);
      needles.push({ bytes, exactCase });
    }
    return index;
  }
}

function provesNothingAlone(
  { text, bytes, boundary, member }: Written,
  { kind, value }: Identifier,
): boolean {
  if (member !== undefined) return false;
  // Of a tagged address the text is only the beginning; bytes are as good as random.
  if (boundary === 'tagged') return typeof value === 'string' && provesNothing(value, kind);
  if (boundary === 'latin-1') return provesNothing(text.slice(text.indexOf('\0') + 1), kind);
  return bytes === undefined && provesNothing(text, kind);
}

/** Families that write numbers, which people group as they like. */
const OF_NUMBERS: ReadonlySet<string> = new Set(['phone', 'imei', 'iccid', 'digits-only']);

function isSeparable({ text, boundary }: Written, { kind }: Identifier): boolean {
  if (boundary === 'imeisv' || !/^\+?\d+$/.test(text)) return false;
  if (text.replace('+', '').length < FEWEST_SEPARATED) return false;
  return kindRow(kind).forms.some((form) => OF_NUMBERS.has(form));
}

function togetherFor({ kind }: Identifier, members: number): Together {
  if (kind === 'location') return { needed: members, within: NEAR };
  return { needed: Math.min(members, Math.max(FEWEST_MEMBERS, Math.ceil(members / 2))), within: null };
}

function noticeFor({ id }: Identifier, writings: number, isProvable: boolean): Notice | null {
  if (writings === 0)
    return { code: 'nothing-to-search', about: id, detail: 'the value is empty, so it cannot be found' };
  if (isProvable) return null;
  return {
    code: 'weak-value',
    about: id,
    detail:
      'the value is too short or too common to prove anything by itself: it is only sighted under a field that is named for it',
  };
}
