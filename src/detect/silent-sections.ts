import { hash } from 'node:crypto';
import { latin1Of } from '../base/index.ts';
import type { Section } from '../connection/index.ts';
import { outermostSpan, type Part } from '../decode/index.ts';
import type { SightOptions, SightResult } from './sight.ts';

/*
 * What a phone sends and is sent was there before, mostly: of the header fields of its messages nine in ten, and what it
 * asks for each time it is started. So sections in which nothing was sighted are known again by their bytes, and what
 * else they told is told again: what may be encrypted, what could not be read. Nothing of what they held is kept but
 * the bytes that a key may open.
 */

/** Longer sections are known by a digest, which takes a thousandth of the time that looking through them does. */
const LONGEST_AS_TEXT = 512;

/** Bytes of everything that is kept, so that it is little beside what a capture takes. */
export const MOST_SILENT_BYTES = 8 * 1024 * 1024;
/** Bytes of what one section may take of that. */
const MOST_OF_ONE = 256 * 1024;

/** Bytes that an entry takes beside its key, and a part beside its bytes. */
const ENTRY_OVERHEAD = 256;
const PART_OVERHEAD = 384;

/** On what, beside the section, it depends what it tells. */
export type SearchedFor = Pick<SightOptions, 'isKeyed' | 'sealedBlock'>;

interface Known {
  readonly result: SightResult;
  readonly weight: number;
}

/** Sections that told nothing of what is looked for. */
export class SilentSections {
  /** The one that was met longest ago comes first. */
  readonly #known = new Map<string, Known>();
  #weight = 0;

  /** What a section with this key told. */
  get(key: string): SightResult | null {
    const known = this.#known.get(key);
    if (known === undefined) return null;
    this.#known.delete(key);
    this.#known.set(key, known);
    return known.result;
  }

  /** Keeps what a section told, if nothing was sighted in it. */
  keep(key: string, result: SightResult): void {
    if (result.sighted.length + result.halves.length + result.notKept.size > 0 || this.#known.has(key))
      return;
    const weight = weightOf(key, result);
    if (weight > MOST_OF_ONE) return;
    this.#known.set(key, { result: { ...result, sealed: result.sealed.map(alone) }, weight });
    this.#weight += weight;
    for (const [oldest, known] of this.#known) {
      if (this.#weight <= MOST_SILENT_BYTES) return;
      this.#known.delete(oldest);
      this.#weight -= known.weight;
    }
  }
}

/** Everything of a section that what it tells depends on. */
export function silentKeyOf(section: Section, { isKeyed = false, sealedBlock }: SearchedFor): string {
  const { location, field, contentType, contentEncodings, repeated = 0, bytes } = section;
  const isShort = bytes.byteLength <= LONGEST_AS_TEXT;
  const content = isShort ? latin1Of(bytes) : hash('sha256', bytes, 'base64');
  const ways = `${isKeyed} ${sealedBlock} ${repeated} ${isShort ? '' : bytes.byteLength}`;
  return [ways, location, field, contentType, contentEncodings.join(), content].join('\n');
}

function weightOf(key: string, { sealed, keys, notices }: SightResult): number {
  let weight = ENTRY_OVERHEAD + key.length + (keys.length + notices.length) * PART_OVERHEAD;
  for (const { bytes } of sealed) weight += bytes.byteLength + PART_OVERHEAD;
  return weight;
}

const NO_BYTES = new Uint8Array(0);

/** The part without what it was unfolded from. */
function alone(part: Part): Part {
  const span = outermostSpan(part, { start: 0, end: part.bytes.byteLength });
  const section = { ...part.section, bytes: NO_BYTES, source: { pieces: () => [] } };
  const root: Part = { ...part, section, parent: null, layer: null, span, bytes: NO_BYTES, depth: 0 };
  return { ...part, section, parent: root, span, bytes: part.bytes.slice(), back: () => span };
}
