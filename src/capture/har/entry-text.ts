import {
  concatBytes,
  type JsonNode,
  joined,
  jsonEscapeMap,
  jsonInner,
  jsonMember,
  jsonStringText,
  latin1Of,
  type Source,
  type Sourced,
  type SourcedRun,
  type Span,
  unescapeJson,
  verbatim,
} from '../../base/index.ts';

/** The text of one entry: reads its values, and knows where in the file each of them stands. */
export class EntryText {
  readonly bytes: Uint8Array;
  /** Number of the entry, from 0. */
  readonly index: number;
  /** Of the entry's first byte in the file. */
  readonly offset: number;

  constructor(bytes: Uint8Array, index: number, offset: number) {
    this.bytes = bytes;
    this.index = index;
    this.offset = offset;
  }

  /** The value at the end of a way of names; null where it leads nowhere. */
  at(node: JsonNode | null, ...names: readonly string[]): JsonNode | null {
    let found = node;
    for (const name of names) {
      if (found === null) return null;
      found = jsonMember(this.bytes, found, name);
    }
    return found;
  }

  /** The text of a string; null for everything else. */
  text(node: JsonNode | null): string | null {
    return node?.kind === 'string' ? jsonStringText(this.bytes, node) : null;
  }

  /** A finite number, also where it is written as a string; null for everything else. */
  number(node: JsonNode | null): number | null {
    if (node === null || node.end - node.start > 32) return null;
    const written = node.kind === 'number' ? this.#rawText(node) : this.text(node)?.trim();
    if (written === undefined || written === null || written === '') return null;
    const value = Number(written);
    return Number.isFinite(value) ? value : null;
  }

  /** The bytes of a string, number or truth value, and where they stand; null for everything else. */
  sourced(node: JsonNode | null): Sourced | null {
    switch (node?.kind) {
      case 'string': {
        const inner = jsonInner(this.bytes, node);
        return { bytes: unescapeJson(inner), source: this.#sourceOf(inner, node.start + 1) };
      }
      case 'number':
      case 'true':
      case 'false': {
        const source = verbatim(this.index, this.offset + node.start);
        return { bytes: this.bytes.subarray(node.start, node.end), source };
      }
      default:
        return null;
    }
  }

  /** As `sourced`; of an object or a list its JSON text, as it stands. Null where it holds nothing. */
  anything(node: JsonNode | null): Sourced | null {
    if (node?.kind !== 'object' && node?.kind !== 'array') return this.sourced(node);
    if (node.members.length + node.items.length === 0) return null;
    const source = verbatim(this.index, this.offset + node.start);
    return { bytes: this.bytes.subarray(node.start, node.end), source };
  }

  /** Whether a string has its end in the text, and was not cut off with it. */
  isClosed(node: JsonNode): boolean {
    return node.start + 1 + jsonInner(this.bytes, node).byteLength < node.end;
  }

  #rawText(node: JsonNode): string {
    return latin1Of(this.bytes.subarray(node.start, node.end));
  }

  #sourceOf(inner: Uint8Array, start: number): Source {
    const { index } = this;
    const offset = this.offset + start;
    let rawSpan: ((span: Span) => Span) | null = null;
    return {
      pieces(span) {
        if (span.end <= span.start) return [];
        rawSpan ??= jsonEscapeMap(inner);
        const raw = rawSpan(span);
        return raw.end > raw.start
          ? [{ index, offset: offset + raw.start, byteLength: raw.end - raw.start }]
          : [];
      },
    };
  }
}

/** Bytes put together from values of the entry, and from separators that stand nowhere in the file. */
export function joinSourced(parts: readonly Sourced[]): Sourced {
  const runs: SourcedRun[] = [];
  let at = 0;
  for (const { bytes, source } of parts) {
    runs.push({ at, byteLength: bytes.byteLength, source });
    at += bytes.byteLength;
  }
  return { bytes: concatBytes(parts.map(({ bytes }) => bytes)), source: joined(runs) };
}
