import { type Span, textOf } from '../base/index.ts';
import type { Part } from '../decode/index.ts';
import { standsWhole } from './boundary.ts';
import type { Claim } from './claim.ts';
import type { Needles } from './compile-identity.ts';
import { cutForms } from './cut-digest.ts';
import { eachHit } from './each-hit.ts';
import { extentOf } from './extent.ts';
import type { Finds } from './finds.ts';
import type { Found } from './found.ts';
import { namedBy } from './named-by.ts';

/** Keeps every claim that holds in a part, as far as the part alone can tell. */
export function findInPart(part: Part, needles: Needles, finds: Finds): void {
  const hit = (claim: Claim, start: number, end: number) =>
    keepIfWhole({ part, finds }, claim, { start, end });
  eachHit(part.bytes, needles, hit, { weakWholeOnly: true });
}

/** A part that is searched, and where what is found goes. */
export interface Searched {
  readonly part: Part;
  readonly finds: Finds;
}

/** Keeps a claim whose text was found in a part, if it holds there. */
export function keepIfWhole({ part, finds }: Searched, claim: Claim, { start, end }: Span): void {
  const { bytes } = part;
  const span = extentOf(claim, bytes, { start, end });
  if (span === null || !standsWhole(bytes, span, claim.boundary) || !finds.hasRoom(claim)) return;
  if (claim.uncut !== null && end - start < claim.uncut) {
    const forms = cutForms(bytes, span, claim.forms);
    if (forms !== null) finds.keep({ claim, part, span, forms, rank: claim.rank, namedBy: null });
    return;
  }
  const { kind } = claim.identifier;
  const needsName = claim.isWeak && claim.member === null;
  const key = needsName ? namedBy(part, span, { kind, asked: finds.asked }) : null;
  if (needsName && key === null) return;
  finds.keep(describe(part, span, { claim, key }));
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
