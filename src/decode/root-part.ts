import { bytesIn } from '../base/index.ts';
import type { Section } from '../connection/index.ts';
import type { Part } from './part.ts';

/** The part that a section is before any layer is taken off. */
export function rootPart(section: Section): Part {
  const bytes = bytesIn(section.bytes);
  const span = { start: 0, end: bytes.byteLength };
  return { section, parent: null, layer: null, span, bytes, depth: 0, back: (inner) => inner };
}
