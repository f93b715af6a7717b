import { bytesOf, concatBytes, nowhere, textOf } from '../base/index.ts';
import type { Section } from '../connection/index.ts';
import { outermostSpan } from '../decode/index.ts';
import type { Needles } from './compile-identity.ts';
import { sight } from './sight.ts';

/**
 * Makes a function that puts `‹id›` where an identifier's value stands in a text, encoded or not, so that
 * request targets and names can be shown. Encoded values go with all of the region that encodes them.
 */
export function redactor(needles: Needles): (text: string) => string {
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
    const { sighted } = sight(section, needles);
    if (sighted.length === 0) return text;
    const pieces: Uint8Array[] = [];
    let done = 0;
    for (const { identifier, part, span } of sighted) {
      const { start, end } = outermostSpan(part, span);
      if (end <= done) continue;
      pieces.push(bytes.subarray(done, Math.max(done, start)), bytesOf(`‹${identifier}›`));
      done = end;
    }
    pieces.push(bytes.subarray(done));
    return textOf(concatBytes(pieces));
  };
}
