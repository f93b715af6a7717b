import { bytesOf, verbatim } from '../../base/index.ts';
import type { Section } from '../../connection/index.ts';

/** A section of made-up bytes; a body without labels unless said otherwise. */
export function sectionOf(content: string | Uint8Array, fields: Partial<Section> = {}): Section {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  return {
    bytes,
    source: verbatim(0, 0),
    location: 'body',
    field: null,
    contentType: null,
    contentEncodings: [],
    ...fields,
  };
}
