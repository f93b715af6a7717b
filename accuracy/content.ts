/** What stands at one point of a chain: text and bytes anywhere, everything else only in a container that has a place for it. */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  /** A number as binary containers hold it: `integer` is the container's own. */
  | { readonly kind: 'number'; readonly number: bigint; readonly as: 'varint' | 'fixed64' | 'integer' }
  /** Several fields beside each other, such as latitude and longitude. */
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'list'; readonly texts: readonly string[] };

/** Content that stands by itself. */
export type Plain = Extract<Content, { kind: 'text' | 'bytes' }>;

export const ofText = (text: string): Plain => ({ kind: 'text', text });
export const ofBytes = (bytes: Uint8Array): Plain => ({ kind: 'bytes', bytes: Buffer.from(bytes) });

export function isPlain(content: Content): content is Plain {
  return content.kind === 'text' || content.kind === 'bytes';
}

export function bytesOf(content: Plain): Buffer {
  return content.kind === 'text' ? Buffer.from(content.text) : content.bytes;
}

/** A layer as it was laid on. */
export interface LayerUse {
  readonly id: string;
  /** The names that a sighting may give it, each a row of layers, outermost first; the first row counts for the depth. */
  readonly readings: readonly (readonly string[])[];
  readonly input: Buffer;
  readonly output: Buffer;
  /** Takes it off a part of `output`; every way in which the part may be read. Absent where only the whole can be. */
  readonly piece?: (bytes: Buffer) => readonly Buffer[];
}
