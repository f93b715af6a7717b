import { type LayerUse, ofText, type Plain } from '../content.ts';
import { laid, percentPiece } from '../layers/index.ts';
import type { Location } from './composed.ts';

/** What stands in the message, and the layer that the location lays on it; null where it has no place there. */
export function place(
  content: Plain,
  location: Location,
  _name: string,
): { readonly content: Plain; readonly uses: readonly LayerUse[] } | null {
  if (location === 'body') return { content, uses: [] };
  if (content.kind !== 'text' || content.text.length > 4_000) return null;
  const { text } = content;
  switch (location) {
    case 'query':
    case 'path':
      return escaped(content, encodeURIComponent(text));
    case 'cookie':
      return escaped(content, text.replace(/[^!#$&-+\-./0-9:<-[\]-~]/gu, encodeURIComponent));
    case 'header':
      return /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text) ? { content, uses: [] } : null;
    default:
      return location satisfies never;
  }
}

function escaped(content: Plain, text: string) {
  const after = ofText(text);
  const use = laid(content, after, { id: 'percent', readings: [['percent']], piece: percentPiece });
  return { content: after, uses: use?.uses ?? [] };
}
