import { overlaps, type Span } from '../base/index.ts';
import { looksEncrypted, type Part } from '../decode/index.ts';

/** Layers that turn even bytes into readable ones: compression, and encryption that a key opened. */
export const OPENS: ReadonlySet<string> = new Set(['gzip', 'deflate', 'zlib', 'br', 'zstd', 'aes']);

/**
 * Adds up the bytes of one section that look encrypted and that nothing opens: nothing can be said
 * of what is in them. An encrypted run of base64 inside readable text counts by its own length.
 */
export class Unreadable {
  readonly #counted = new Map<Part | null, { part: Part; span: Span }[]>();

  take(part: Part): void {
    const { parent } = part;
    if (part.layer !== null && OPENS.has(part.layer) && parent !== null) this.#forget(parent);
    if (!looksEncrypted(part.bytes)) return;
    const known = this.#counted.get(parent) ?? [];
    this.#counted.set(parent, known);
    const last = known.at(-1);
    if (last === undefined || !overlaps(last.span, part.span)) known.push({ part, span: part.span });
  }

  /** Bytes, of a section that has this many. */
  count(byteLength: number): number {
    let sum = 0;
    for (const [parent, runs] of this.#counted) {
      if (parent !== null && this.#holds(parent)) continue;
      for (const { span } of runs) sum += span.end - span.start;
    }
    return Math.min(sum, byteLength);
  }

  #holds(part: Part): boolean {
    return this.#counted.get(part.parent)?.some((run) => run.part === part) ?? false;
  }

  #forget(part: Part): void {
    const known = this.#counted.get(part.parent);
    if (known === undefined) return;
    const rest = known.filter((run) => run.part !== part);
    this.#counted.set(part.parent, rest);
  }
}
