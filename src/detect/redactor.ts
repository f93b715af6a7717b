import { bytesOf, concatBytes, nowhere, textOf } from '../base/index.ts';
import type { Section } from '../connection/index.ts';
import { outermostSpan, unfold } from '../decode/index.ts';
import type { Needles } from './compile-identity.ts';
import { type Hidden, hideInPart } from './hide-in-part.ts';

/**
 * Makes a function that puts `‹id›` where an identifier's value, or a part of one, stands in a text, encoded or
 * not, so that request targets and names can be shown. Encoded values go with all of the region that encodes them.
 */
export function redactor(needles: Needles): (text: string) => string {
  const order = new Map(needles.identity.map(({ id }, index) => [id, index]));
  return (text) => {
    const bytes = bytesOf(text);
    const section: Section = {
      bytes,
      source: nowhere,
      location: 'url',
      field: null,
      contentType: null,
      contentEncodings: [],
    };
    const hidden: Hidden[] = [];
    unfold(section, (part) => hideInPart(part, needles, hidden));
    if (hidden.length === 0) return text;
    const pieces: Uint8Array[] = [];
    let done = 0;
    const outermost = hidden
      .map(({ identifier, part, span }) => ({ identifier, ...outermostSpan(part, span) }))
      .sort(
        (a, b) =>
          a.start - b.start ||
          b.end - a.end ||
          (order.get(a.identifier) ?? 0) - (order.get(b.identifier) ?? 0),
      );
    for (const { identifier, start, end } of outermost) {
      if (end <= done) continue;
      pieces.push(bytes.subarray(done, Math.max(done, start)), bytesOf(`‹${identifier}›`));
      done = end;
    }
    pieces.push(bytes.subarray(done));
    return textOf(concatBytes(pieces));
  };
}
