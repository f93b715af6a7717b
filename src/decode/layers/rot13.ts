import { rot13, rot13Region } from '../rot13-text.ts';
import { textChanges } from '../text-changes.ts';
import { type Change, valueLines } from '../value-lines.ts';
import type { TextLayer } from './layer-finder.ts';

/*
 * rot13 leaves digits and signs as they are, so it is told by the letters: pairs that are frequent in words become rare,
 * and the other way round. All of a part is read so where its words or its escapes say it, or one string of a part. What
 * could be as well, such as short names and digests, is read together as one text, a line each, so that it costs
 * little. What is written in letters once it is undone is told with the other runs of letters: see disguised-runs.ts.
 *
 * Not seen: unlikely values in longer parts; JSON with hardly any letters. Text without letters is not changed by it.
 */

const ROTATED: Change = { layer: 'rot13', undo: rot13, isBackwards: false };

export const rot13Layer: TextLayer = {
  kind: 'text',
  layers: ['rot13'],
  find(search, span, found) {
    const { bytes } = search;
    if (search.mayTry?.('rot13') === false) return;
    const { isRotated, rotated, likelyRotated } = textChanges(bytes, span);
    if (isRotated && search.isText) {
      if (search.affords(span)) found(rot13Region(bytes, span));
      return;
    }
    for (const string of rotated) if (search.affords(string)) found(rot13Region(bytes, string));
    if (likelyRotated.length > 0 && search.affords(span)) found(valueLines(bytes, likelyRotated, ROTATED));
  },
};

/** Whether a short part may have been through rot13, or a value in it. */
export function mayBeRotated(bytes: Uint8Array): boolean {
  const { isRotated, rotated, likelyRotated } = textChanges(bytes, { start: 0, end: bytes.byteLength });
  return isRotated || rotated.length + likelyRotated.length > 0;
}
