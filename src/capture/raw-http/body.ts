import { concatBytes, joined, latin1Of, type Sourced, type SourcedRun } from '../../base/index.ts';
import type { RecordedBody, RecordedField } from '../recorded.ts';
import { cut, fieldText } from './head.ts';

/** Chunks of one body that are put together; a body in more stays as it is written. */
export const MOST_CHUNKS = 100_000;

/** The body as it was before it was cut into chunks; producers keep the chunks or do away with them as they like. */
export function bodyOf(written: Sourced, fields: readonly RecordedField[]): RecordedBody | null {
  const isChunked = /\bchunked\b/i.test(fieldText(fields, 'transfer-encoding') ?? '');
  const body = (isChunked ? unchunked(written) : null) ?? written;
  const said = isChunked ? null : saidLength(fields);
  const byteLength = body.bytes.byteLength;
  if (byteLength === 0) return null;
  return { ...body, wholeLength: said !== null && said > byteLength ? said : byteLength };
}

function saidLength(fields: readonly RecordedField[]): number | null {
  const said = fieldText(fields, 'content-length') ?? '';
  return /^\d{1,15}$/.test(said) ? Number(said) : null;
}

/** Null where the bytes are no chunks from the first to the last one (RFC 9112, section 7.1). */
function unchunked(written: Sourced): Sourced | null {
  const { bytes } = written;
  const parts: Sourced[] = [];
  for (let at = 0; parts.length <= MOST_CHUNKS; ) {
    const feed = bytes.indexOf(0x0a, at);
    if (feed === -1 || feed - at > 256) return null;
    const [, size = ''] =
      /^([0-9a-f]{1,8})\s*(?:;.*)?$/i.exec(latin1Of(bytes.subarray(at, feed)).trim()) ?? [];
    if (size === '') return null;
    const start = feed + 1;
    const end = start + Number.parseInt(size, 16);
    if (end === start) return joinedParts(parts);
    if (end > bytes.byteLength) return null;
    parts.push(cut(written, start, end));
    at = end + (bytes[end] === 0x0d ? 1 : 0) + 1;
  }
  return null;
}

function joinedParts(parts: readonly Sourced[]): Sourced {
  const runs: SourcedRun[] = [];
  let at = 0;
  for (const { bytes, source } of parts) {
    runs.push({ at, byteLength: bytes.byteLength, source });
    at += bytes.byteLength;
  }
  return { bytes: concatBytes(parts.map(({ bytes }) => bytes)), source: joined(runs) };
}
