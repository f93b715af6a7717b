import type { Span } from '../base/index.ts';
import type { Section } from '../connection/index.ts';

/** What changed bytes on their way into the message; the contract's vocabulary for `layers`. */
export type Layer =
  | 'gzip'
  | 'deflate'
  | 'zlib'
  | 'br'
  | 'zstd'
  | 'percent'
  | 'json-string'
  | 'html-entities'
  | 'quoted-printable'
  | 'base64'
  | 'base64url'
  | 'base32'
  | 'base58'
  | 'base85'
  | 'hex'
  | 'utf-16'
  | 'lz-string'
  | 'snappy'
  | 'lz4'
  | 'xor'
  | 'rot13'
  | 'reversed'
  | 'aes'
  | 'des'
  | `recipe:${string}`;

/**
 * A node of a message's tree: bytes as they stand after one more layer was taken off.
 * Containers (form, JSON, multipart) only divide bytes, so they are no nodes: `placeOf` names them
 * for the few spans that turn out to matter. Bytes are never rewritten.
 */
export interface Part {
  readonly section: Section;
  readonly parent: Part | null;
  /** Null for the root, whose bytes are the section's. */
  readonly layer: Layer | null;
  /** The encoded region in `parent.bytes`; the whole section for the root. */
  readonly span: Span;
  readonly bytes: Uint8Array;
  /** Layers between the section and this part; 0 for the root. */
  readonly depth: number;
  /** The smallest run of `parent.bytes` whose decoding yields the span of `bytes`. */
  back(span: Span): Span;
}

/** Where in a part's own containers a span stands. */
export interface Place {
  /** Path steps inside this part, such as `['json:/device/imei']` or `['query:externalId']`; empty where nothing divides it. */
  readonly steps: readonly string[];
  /** The nearest name: query key, form key, JSON key or pointer, multipart name; null where there is none. */
  readonly field: string | null;
  /** The span of the whole value that the place names, in the part's bytes. */
  readonly value: Span;
}
