import type { Span } from '../base/index.ts';
import type { Part } from '../decode/index.ts';
import { standsWhole } from './boundary.ts';
import type { Claim } from './claim.ts';
import type { Needles } from './compile-identity.ts';
import { cutForms } from './cut-digest.ts';
import { eachHit } from './each-hit.ts';
import { extentOf } from './extent.ts';
import { fieldsApart } from './fields-apart.ts';
import { isNamedBeside } from './named-beside.ts';
import { namedBy } from './named-by.ts';
import { PlacesAsked } from './names-around.ts';
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
  const asked = new PlacesAsked();
  const hideIn = (bytes: Uint8Array, offset: number) =>
    eachHit(bytes, needles, (claim, start, end) => {
      const inner = extentOf(claim, bytes, { start, end });
      if (inner === null) return;
      // A package's name goes on with that of a class in it.
      const boundary = claim.member !== null && claim.boundary === 'dotted' ? 'word' : claim.boundary;
      if (!standsWhole(bytes, inner, boundary)) return;
      if (claim.uncut !== null && end - start < claim.uncut && cutForms(bytes, inner, claim.forms) === null)
        return;
      const span = { start: inner.start + offset, end: inner.end + offset };
      if (isProven(claim, part, { span, asked }))
        hidden.push({ identifier: claim.identifier.id, part, span });
    });
  hideIn(part.bytes, 0);
  for (const { start, end } of fieldsApart(part)) hideIn(part.bytes.subarray(start, end), start);
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
