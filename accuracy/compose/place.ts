import { type LayerUse, ofText, type Plain } from '../content.ts';
import { laid, percentPiece } from '../layers/index.ts';
import type { Location } from './composed.ts';

/** What stands in the message, and the layer that its place lays on it. */
export interface Placed {
  readonly content: Plain;
  readonly uses: readonly LayerUse[];
  /** It has its own names: all of the query, all of the cookie. */
  readonly isWhole: boolean;
}

/** Characters of anything but a body at most, as servers refuse more. */
const LONGEST = 4_000;

/** Puts content where it is to go; null where it has no place there. `bare`: the container that it is, if it is one. */
export function place(content: Plain, location: Location, bare: string | null): Placed | null {
  if (location === 'body') return { content, uses: [], isWhole: true };
  if (content.kind !== 'text' || content.text.length > LONGEST) return null;
  const asItIs = { content, uses: [], isWhole: false };
  const { text } = content;
  switch (location) {
    case 'query':
      if (bare === 'form') return { ...asItIs, isWhole: true };
      return /^(?:[\w.~!*'()-]|%[\da-f]{2})*$/i.test(text) ? asItIs : escaped(content);
    case 'path':
      return /^(?:[\w.~!*'()-]|%[\da-f]{2})*$/i.test(text) ? asItIs : escaped(content);
    case 'cookie':
      if (bare === 'cookie') return { ...asItIs, isWhole: true };
      return /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/.test(text) ? asItIs : escaped(content);
    case 'header':
      return /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text) ? asItIs : null;
    default:
      return location satisfies never;
  }
}

function escaped(content: Extract<Plain, { kind: 'text' }>): Placed {
  const after = ofText(encodeURIComponent(content.text));
  const use = laid(content, after, { id: 'percent', readings: [['percent']], piece: percentPiece });
  return { content: after, uses: use?.uses ?? [], isWhole: false };
}
