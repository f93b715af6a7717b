import type { Section } from '../../connection/index.ts';
import type { Part } from '../part.ts';
import { pathOf, type Way } from '../path-of.ts';
import { unfold } from '../unfold.ts';

/** Every part of a section, in the order of the visit. */
export function partsOf(section: Section): Part[] {
  const parts: Part[] = [];
  unfold(section, (part) => parts.push(part));
  return parts;
}

export interface Hit extends Way {
  readonly part: Part;
  readonly start: number;
  readonly end: number;
}

/** Every place where the value stands as it is, in any part. */
export function hitsOf(section: Section, value: string): Hit[] {
  const hits: Hit[] = [];
  for (const part of partsOf(section)) {
    const bytes = Buffer.from(part.bytes.buffer, part.bytes.byteOffset, part.bytes.byteLength);
    for (let at = bytes.indexOf(value); at !== -1; at = bytes.indexOf(value, at + 1)) {
      const end = at + Buffer.byteLength(value);
      hits.push({ part, start: at, end, ...pathOf(part, { start: at, end }) });
    }
  }
  return hits;
}
