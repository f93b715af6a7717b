import { bytesOf, type Notice } from '../base/index.ts';
import { type Identifier, kindRow } from '../case/index.ts';
import type { Together } from './claim.ts';
import { ClaimTable } from './claim-table.ts';
import { digestsOf, FEWEST_OF_DIGEST } from './digests.ts';
import { FEWEST_SEPARATED, textsOf, type Written, writingsOf } from './forms/index.ts';
import { provesNothing } from './proves-nothing.ts';
import { compileNeedles, type Matcher, type Needle } from './scan/index.ts';
import { SeparatedNumbers } from './separated-numbers.ts';

/** Bytes between a latitude and its longitude: room for a few fields of JSON between them, not for another place. */
export const NEAR = 200;

/** Members of a list that count as the list, if half of it is fewer: three packages are no accident, two may be. */
export const FEWEST_MEMBERS = 3;

/** An identity made ready to be searched for. It may be used for any number of sections, also by turns. */
export interface Needles {
  readonly matcher: Matcher;
  /** For each needle of the matcher what finding it means. */
  readonly claims: ClaimTable;
  /** Numbers that are also looked for with separators between their digits. */
  readonly separated: { readonly numbers: SeparatedNumbers; readonly claims: ClaimTable };
  readonly identity: readonly Identifier[];
  /** For the identifiers that are groups, by id. */
  readonly together: ReadonlyMap<string, Together>;
  /** Identifiers that cannot be found, or only by a field's name. */
  readonly notices: readonly Notice[];
}

/**
 * Writes every identifier in all its forms, with the digests of those that tell enough, and compiles them.
 * Takes some 30 ms for a dozen identifiers, most of it for the tables of telephone numbers, and 1 to 2 s for two
 * thousand contacts, which make some 180,000 needles.
 */
export function compileIdentity(
  identity: readonly Identifier[],
  options: { market: string | null },
): Needles {
  const gathered = new Gathered(identity);
  const together = new Map<string, Together>();
  const notices: Notice[] = [];
  for (const [index, identifier] of identity.entries()) {
    const written = writingsOf(identifier, options.market);
    const members = new Set(written.flatMap(({ member }) => (member === undefined ? [] : [member]))).size;
    if (members > 0) together.set(identifier.id, togetherFor(identifier, members));
    let isProvable = members > 0;
    for (const writing of written) {
      const isWeak = writing.member === undefined && provesNothing(writing.text, identifier.kind);
      if (!isWeak) isProvable = true;
      gathered.take(index, writing, isWeak);
    }
    const notice = noticeFor(identifier, written.length, isProvable);
    if (notice !== null) notices.push(notice);
  }
  const matcher = compileNeedles(gathered.needles);
  const separated = {
    numbers: new SeparatedNumbers(gathered.numbers),
    claims: gathered.numberClaims,
  };
  return { matcher, claims: gathered.claims, separated, identity, together, notices };
}

/** Needles, each once, with what they stand for. */
class Gathered {
  readonly needles: Needle[] = [];
  readonly claims: ClaimTable;
  readonly numbers: string[] = [];
  readonly numberClaims: ClaimTable;
  readonly #identity: readonly Identifier[];
  readonly #indexes = new Map<string, number>();
  readonly #numberIndexes = new Map<string, number>();

  constructor(identity: readonly Identifier[]) {
    this.#identity = identity;
    this.claims = new ClaimTable(identity);
    this.numberClaims = new ClaimTable(identity);
  }

  take(identifier: number, written: Written, isWeak: boolean): void {
    const { text, forms, exactCase, boundary, member = null, isShown = false } = written;
    if (!isWeak && isSeparable(written, this.#identity[identifier] as Identifier))
      this.#takeNumber(identifier, written);
    if (written.isCompact === true) return;
    const rank = forms.length === 0 ? 0 : 1;
    const meant = exactCase ? null : text;
    const needle = this.#needle(text, exactCase);
    this.claims.add(needle, identifier, { forms, boundary, rank, meant, member, uncut: null, isWeak });
    if (isWeak || member !== null || isShown) return;
    for (const one of textsOf(written)) {
      for (const digest of digestsOf(one)) {
        this.claims.add(this.#needle(digest.text, digest.exactCase, FEWEST_OF_DIGEST), identifier, {
          forms: digest.forms,
          boundary: digest.boundary,
          rank: 2,
          meant: null,
          member: null,
          uncut: digest.text.length,
          isWeak: false,
        });
      }
    }
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

  /** `least`: bytes of it that are enough. What is cut short never stands for a text that is looked for whole. */
  #needle(text: string, exactCase: boolean, least = text.length): number {
    const way = least < text.length ? '<' : exactCase ? '=' : '~';
    const key = way + (exactCase ? text : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()));
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    this.#indexes.set(key, this.needles.length);
    const bytes = bytesOf(text);
    this.needles.push(least < text.length ? { bytes, exactCase, least } : { bytes, exactCase });
    return this.needles.length - 1;
  }
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
