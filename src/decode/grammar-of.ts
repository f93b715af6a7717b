import type { Search } from './layers/layer-finder.ts';
import type { Part } from './part.ts';

/** What a part's bytes are expected to be by where they stand. */
export function grammarOf({ section, parent, bytes }: Part): Search['grammar'] {
  if (parent !== null) return 'text';
  if (section.location === 'url') return 'url';
  // Clients that label everything a form send JSON under it.
  const first = bytes[0];
  const labelled = section.contentType?.toLowerCase().includes('x-www-form-urlencoded') === true;
  return section.location === 'body' && labelled && first !== 0x7b && first !== 0x5b ? 'form' : 'text';
}
