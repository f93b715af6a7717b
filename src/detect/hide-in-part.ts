import type { Span } from '../base/index.ts';
import type { Part } from '../decode/index.ts';
import { standsWhole } from './boundary.ts';
import type { Claim } from './claim.ts';
import type { Needles } from './compile-identity.ts';
import { cutForms } from './cut-digest.ts';
import { eachHit } from './each-hit.ts';
import { extentOf } from './extent.ts';
import { isNamedBeside } from './named-beside.ts';
import { namedBy, PlacesAsked } from './named-by.ts';
import { provesNothing } from './proves-nothing.ts';

/** Something to take out of a text that is shown. */
export interface Hidden {
  readonly identifier: string;
  readonly part: Part;
  readonly span: Span;
}

/** Letters and digits of a weak value that is hidden where it is all of a text; shorter ones are any list's index. */
const FEWEST_OF_INDEX = 4;

/**
 * What is to be hidden in a part of a name or a target. That is more than is sighted: what proves nothing by
 * itself still is part of a value that must not be shown, so one coordinate is hidden without the other, one
 * application without the list, and a weak value where the text is nothing else or names it right beside.
 */
export function hideInPart(part: Part, needles: Needles, hidden: Hidden[]): void {
  const { bytes } = part;
  const asked = new PlacesAsked();
  eachHit(bytes, needles, (claim, start, end) => {
    const span = extentOf(claim, bytes, { start, end });
    if (span === null) return;
    // A package's name goes on with that of a class in it.
    const boundary = claim.member !== null && claim.boundary === 'dotted' ? 'word' : claim.boundary;
    if (!standsWhole(bytes, span, boundary)) return;
    if (claim.uncut !== null && end - start < claim.uncut && cutForms(bytes, span, claim.forms) === null)
      return;
    if (isProven(claim, part, { span, asked })) hidden.push({ identifier: claim.identifier.id, part, span });
  });
}

function isProven(
  { identifier: { kind }, isWeak, member, meant }: Claim,
  part: Part,
  { span, asked }: { span: Span; asked: PlacesAsked },
): boolean {
  const { bytes } = part;
  const isShort = member === null ? isWeak : meant !== null && provesNothing(meant, kind);
  if (!isShort) return true;
  if (isWhole(bytes, span)) return true;
  return isNamedBeside(bytes, span, kind) || namedBy(part, span, { kind, asked }) !== null;
}

/** Whether the text is nothing but the value. */
function isWhole(bytes: Uint8Array, { start, end }: Span): boolean {
  if (end - start < bytes.byteLength) return false;
  return end - start >= FEWEST_OF_INDEX || bytes.some((byte) => byte < 0x30 || byte > 0x39);
}
