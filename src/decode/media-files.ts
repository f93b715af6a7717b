import { isUtf8 } from 'node:buffer';
import type { Span } from '../base/index.ts';
import { binaryFields } from './binary-fields.ts';
import { multipartBodies } from './containers/index.ts';
import { type MediaKind, mediaKindOf } from './media-magic.ts';
import type { Part } from './part.ts';
import { isEven } from './readability.ts';

/** Fewer bytes are no picture of anything: the dots that pages are counted with have 43 to 80. */
export const LEAST_MEDIA_BYTES = 128;

/** A file that people look at or listen to, in the bytes of a part. */
export interface MediaFile {
  readonly span: Span;
  readonly kind: MediaKind;
}

/**
 * Files in a part of which not all can be told by their bytes: all of it, or the bodies of a multipart, the entries that
 * are stored in an archive, the fields of bytes of another container. Their texts are found like any others.
 */
export function mediaFiles(part: Part): MediaFile[] {
  const { bytes } = part;
  if (bytes.byteLength < LEAST_MEDIA_BYTES) return [];
  const whole = { start: 0, end: bytes.byteLength };
  const kind = kindAt(bytes, whole);
  if (kind !== null) return [{ span: whole, kind }];
  const fields = binaryFields(part)?.opaque;
  if (fields !== undefined) return filesAt(bytes, fields);
  return multipartBodies(bytes).flatMap((body) => {
    const inner = filesAt(bytes, [body]);
    return inner.length > 0 ? inner : archived(part, body);
  });
}

/** The files in one body that is a container itself. */
function archived(part: Part, { start, end }: Span): MediaFile[] {
  const bytes = part.bytes.subarray(start, end);
  const fields = binaryFields({ ...part, bytes })?.opaque ?? [];
  return filesAt(bytes, fields).map(({ span, kind }) => ({
    span: { start: span.start + start, end: span.end + start },
    kind,
  }));
}

function filesAt(bytes: Uint8Array, spans: readonly Span[]): MediaFile[] {
  const files: MediaFile[] = [];
  for (const span of spans) {
    const kind = span.end - span.start < LEAST_MEDIA_BYTES ? null : kindAt(bytes, span);
    if (kind !== null) files.push({ span, kind });
  }
  return files;
}

/** What people look at or hear is none of its bytes; a document or a font that is not packed is read like anything else. */
function kindAt(bytes: Uint8Array, { start, end }: Span): MediaKind | null {
  const file = bytes.subarray(start, end);
  const kind = mediaKindOf(file);
  if (kind === null || isUtf8(file)) return null;
  return kind === 'picture' || kind === 'recording' || isEven(file) ? kind : null;
}
