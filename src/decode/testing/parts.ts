import type { Section } from '../../connection/index.ts';
import type { Part } from '../part.ts';
import { pathOf, type Way } from '../path-of.ts';
import { unfold } from '../unfold.ts';
import type { UnfoldOptions } from '../unfold-options.ts';

/** Every part of a section, in the order of the visit. */
export function partsOf(section: Section, options: UnfoldOptions = {}): Part[] {
  const parts: Part[] = [];
  unfold(section, (part) => parts.push(part), options);
  return parts;
}

export interface Hit extends Way {
  readonly part: Part;
  readonly start: number;
  readonly end: number;
}

/** Every place where the value stands as it is, in any part. */
export function hitsOf(section: Section, value: string, options: UnfoldOptions = {}): Hit[] {
  const hits: Hit[] = [];
  for (const part of partsOf(section, options)) {
    const bytes = Buffer.from(part.bytes.buffer, part.bytes.byteOffset, part.bytes.byteLength);
    for (let at = bytes.indexOf(value); at !== -1; at = bytes.indexOf(value, at + 1)) {
      const end = at + Buffer.byteLength(value);
      hits.push({ part, start: at, end, ...pathOf(part, { start: at, end }) });
    }
  }
  return hits;
}
