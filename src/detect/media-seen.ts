import { covers, type Span } from '../base/index.ts';
import { type MediaKind, mediaFiles, type Part } from '../decode/index.ts';
import { opens } from './unreadable.ts';

/** Files of one section that are told apart: each is asked about the others. A row of uploads has some dozen. */
const MOST_FILES = 256;

/** How much of a section are files that nobody looks at or listens to here. */
export interface MediaSeen {
  readonly byteLength: number;
  readonly kinds: readonly MediaKind[];
}

interface File {
  readonly part: Part;
  readonly span: Span;
  readonly kind: MediaKind;
  /** Bytes of it that were decompressed, and so were read. */
  opened: number;
}

/**
 * Adds up the bytes of one section that are pictures, recordings, documents and fonts. Their bytes are searched like any
 * others, but what they show or say is none of them. Of a document and a font what was decompressed was read.
 */
export class MediaFiles {
  readonly #files: File[] = [];
  readonly #kinds = new Set<MediaKind>();
  /** Bytes of files past those that are told apart. */
  #more = 0;

  take(part: Part): void {
    const { parent } = part;
    if (this.#files.length > 0 && parent !== null && opens(part)) this.#open(parent, part.span);
    for (const { span, kind } of mediaFiles(part)) {
      // A picture in a document is told already.
      if (this.#fileAround(part, span) !== undefined) continue;
      this.#kinds.add(kind);
      if (this.#files.length < MOST_FILES) this.#files.push({ part, span, kind, opened: 0 });
      else this.#more += inSection(part, span.end - span.start);
    }
  }

  /** Of a section of so many bytes. */
  seen(byteLength: number): MediaSeen {
    let sum = this.#more;
    for (const { part, span, opened } of this.#files)
      sum += inSection(part, Math.max(0, span.end - span.start - opened));
    return {
      byteLength: Math.min(Math.ceil(sum), byteLength),
      kinds: sum === 0 ? [] : [...this.#kinds].sort(),
    };
  }

  #open(part: Part, span: Span): void {
    const file = this.#files.find((one) => one.part === part && covers(one.span, span));
    if (file?.kind === 'document' || file?.kind === 'font') file.opened += span.end - span.start;
  }

  #fileAround(part: Part, span: Span): File | undefined {
    let inner = span;
    for (let at: Part | null = part; at !== null; at = at.parent) {
      const [here, within] = [at, inner];
      const file = this.#files.find((one) => one.part === here && covers(one.span, within));
      if (file !== undefined) return file;
      inner = at.back(inner);
    }
    return undefined;
  }
}

/** So many bytes of a part as bytes of the section: of what came of more or of fewer, their share. */
function inSection(part: Part, byteLength: number): number {
  let weight = 1;
  for (let at = part; at.parent !== null; at = at.parent)
    weight *= (at.span.end - at.span.start) / Math.max(at.bytes.byteLength, 1);
  return byteLength * weight;
}
