import { type Span, textOf } from '../base/index.ts';
import type { Field, Part } from '../decode/index.ts';
import { OF_DIGITS, standsWhole } from './boundary.ts';
import type { Claim } from './claim.ts';
import type { Needles } from './compile-identity.ts';
import { cutForms } from './cut-digest.ts';
import { isCutOff } from './cut-off.ts';
import { eachHit } from './each-hit.ts';
import { extentOf } from './extent.ts';
import { isLeftToField } from './fields-apart.ts';
import type { Finds } from './finds.ts';
import { fitsNetwork } from './fits-network.ts';
import type { Found } from './found.ts';
import { isOfLongerNetwork } from './longer-network.ts';
import { namedBy } from './named-by.ts';
import { isNoPlace } from './no-place.ts';
import { isOfOtherCountry } from './other-country.ts';
import { isDigestLength } from './within-code.ts';

/** Keeps every claim that holds in what is searched, as far as that alone can tell. */
export function findIn(searched: Searched, needles: Needles): void {
  const hit = (claim: Claim, start: number, end: number) => keepIfWhole(searched, claim, { start, end });
  eachHit(searched.bytes, needles, hit, { weakWholeOnly: true });
}

/** A part, or one field of it by itself, and where what is found in it goes. */
export interface Searched {
  readonly part: Part;
  /** Of a part that is a binary container one field; null where all of the part is searched. */
  readonly field: Field | null;
  /** Those of the field, or of the part. */
  readonly bytes: Uint8Array;
  readonly finds: Finds;
}

/** Keeps a claim whose text was found in a part, if it holds there. */
export function keepIfWhole(searched: Searched, claim: Claim, { start, end }: Span): void {
  const { part, field, bytes, finds } = searched;
  const inner = extentOf(claim, bytes, { start, end });
  if (inner === null || !isWhole(searched, inner, claim)) return;
  if (claim.boundary === 'national' && isOfOtherCountry(bytes, inner, claim.identifier)) return;
  const isWeak = inner.isWeak ?? claim.isWeak;
  const offset = field?.start ?? 0;
  const span = { start: inner.start + offset, end: inner.end + offset };
  if (!isWeak && isSameAbove(part, span)) return;
  if (OF_DIGITS.has(claim.boundary) && isCutOff(part, span)) return;
  if (claim.forms.includes('bcd') && isOfDigest(part, span)) return;
  if (claim.identifier.kind === 'ssid' && isOfLongerNetwork(part, span, finds.asked)) return;
  if (isPair(claim) && finds.asked.more() && isNoPlace({ part, span })) return;
  if (!finds.hasRoom(claim)) return;
  if (inner.degrees !== undefined) {
    const { degrees, forms: written = [] } = inner;
    const forms = [...claim.forms, ...written];
    finds.keep({ claim: { ...claim, isWeak }, part, span, forms, rank: 1, namedBy: null, degrees });
    return;
  }
  if (claim.uncut !== null && end - start < claim.uncut) {
    const forms = cutForms(bytes, inner, claim.forms);
    if (forms !== null) finds.keep({ claim, part, span, forms, rank: claim.rank, namedBy: null });
    return;
  }
  const { kind } = claim.identifier;
  const needsName = claim.isWeak && claim.member === null;
  const key = needsName ? namedBy(part, span, { kind, asked: finds.asked }) : null;
  if (needsName && key === null) return;
  if (OF_NETWORKS.has(claim.boundary) && !fitsNetwork(claim, part.bytes, span)) return;
  finds.keep(describe(part, span, { claim, key }));
}

/** What counts with numbers of a network in other fields. */
const OF_NETWORKS: ReadonlySet<string> = new Set(['msin', 'cell']);

/** Whether rot13 left the bytes as they are: then the text above, whose neighbourhood is the true one, has told of them. */
function isSameAbove({ layer, parent, bytes, back }: Part, span: Span): boolean {
  if (layer !== 'rot13' || parent === null) return false;
  const above = back(span);
  return (
    Buffer.compare(parent.bytes.subarray(above.start, above.end), bytes.subarray(span.start, span.end)) === 0
  );
}

/** Whether figures that stand two to a byte are only some of a digest's, which was read as hexadecimal. */
function isOfDigest({ layer, bytes }: Part, { start, end }: Span): boolean {
  return layer === 'hex' && end - start < bytes.byteLength && isDigestLength(bytes.byteLength * 2);
}

/** Whether it is both numbers of a place in one text. */
function isPair({ identifier, member, boundary }: Claim): boolean {
  return identifier.kind === 'location' && member === null && boundary === 'decimal';
}

function isWhole({ part, field, bytes }: Searched, span: Span, { boundary }: Claim): boolean {
  // A number is found by all of its bytes.
  if (field?.kind === 'number') return span.start === 0 && span.end === bytes.byteLength;
  if (field === null && isLeftToField(part, span)) return false;
  return standsWhole(bytes, span, boundary);
}

function describe(part: Part, span: Span, { claim, key }: { claim: Claim; key: string | null }): Found {
  const stood = claim.meant === null || claim.member !== null ? null : caseOf(part.bytes, span, claim.meant);
  const forms = stood === null ? claim.forms : [stood, ...claim.forms.filter((form) => !CASES.has(form))];
  const rank = claim.rank === 0 && forms.length > 0 ? 1 : claim.rank;
  return { claim, part, span, forms, rank, namedBy: key };
}

const CASES: ReadonlySet<string> = new Set(['lower-case', 'upper-case']);

/** How the letters that stand there differ from the text that is meant: `mixed-case` is neither small nor capital throughout. */
function caseOf(bytes: Uint8Array, { start, end }: Span, meant: string): string | null {
  const stood = textOf(bytes.subarray(start, end));
  if (stood === meant) return null;
  if (stood === meant.toLowerCase()) return 'lower-case';
  return stood === meant.toUpperCase() ? 'upper-case' : 'mixed-case';
}
