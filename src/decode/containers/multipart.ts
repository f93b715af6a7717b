import { bytesOf, latin1Of, type Span, textOf } from '../../base/index.ts';
import type { Container, Scope } from './container.ts';

/** Parts that are told apart; what comes after belongs to the last. (Go's reader has 1,000 for forms.) */
export const MOST_PIECES = 10_000;

/** RFC 2046 section 5.1.1 allows 70 characters. */
const LONGEST_BOUNDARY = 70;

/** Header block of one part that is read: names and types come first. */
const LONGEST_FIELDS = 16_384;

interface Piece {
  /** `name` of Content-Disposition (RFC 7578 section 4.2); its number from 0 where it has none. */
  readonly name: string;
  readonly named: boolean;
  readonly contentType: string | null;
  readonly fields: Span;
  readonly body: Span;
}

/** multipart/form-data (RFC 7578) and its kin, labelled or beginning like one. */
export const multipart: Container = {
  name: 'multipart',
  read(scope) {
    const boundary = boundaryOf(scope);
    if (boundary === null) return null;
    const pieces = readPieces(scope, boundary);
    if (pieces.length === 0) return null;
    return {
      locate(span) {
        const piece = pieces[lastPieceAt(pieces, span.start)];
        if (piece === undefined) return null;
        const inBody = piece.body.start <= span.start && span.end <= piece.body.end;
        if (!inBody && !(piece.fields.start <= span.start && span.end <= piece.fields.end)) return null;
        return {
          kind: 'multipart',
          names: [piece.name],
          field: piece.named ? piece.name : null,
          value: inBody ? piece.body : piece.fields,
          hint: inBody ? piece.contentType : 'fields',
        };
      },
    };
  },
};

/** The bodies of a multipart that begins with its delimiter; none where it does not. */
export function multipartBodies(bytes: Uint8Array): readonly Span[] {
  const scope = { bytes, region: { start: 0, end: bytes.byteLength }, hint: null };
  const boundary = boundaryOf(scope);
  return boundary === null ? [] : readPieces(scope, boundary).map(({ body }) => body);
}

/** As labelled, if the bytes agree; else as the first line has it, if a field follows. */
function boundaryOf({ bytes, region, hint }: Scope): string | null {
  const labelled = hint?.startsWith('multipart/') === true;
  if (!labelled && !(bytes[region.start] === 0x2d && bytes[region.start + 1] === 0x2d)) return null;
  const head = latin1Of(bytes.subarray(region.start, Math.min(region.end, region.start + 256)));
  // The label was lowered and the boundary must not be, so the bytes themselves tell it.
  const first = /^\s*--([^\r\n]{1,70})\r?\n([^\r\n]*)/.exec(head);
  if (first !== null && (labelled || /^content-/i.test(first[2] ?? '')))
    return (first[1] as string).trimEnd();
  return null;
}

function readPieces({ bytes, region }: Scope, boundary: string): Piece[] {
  const delimiter = bytesOf(`--${boundary.slice(0, LONGEST_BOUNDARY)}`);
  const inside = Buffer.from(bytes.buffer, bytes.byteOffset, region.end);
  const pieces: Piece[] = [];
  let at = inside.indexOf(delimiter, region.start);
  while (at !== -1 && pieces.length < MOST_PIECES) {
    const line = inside.indexOf(0x0a, at + delimiter.byteLength);
    const closing =
      inside[at + delimiter.byteLength] === 0x2d && inside[at + delimiter.byteLength + 1] === 0x2d;
    if (line === -1 || closing) break;
    const next = nextDelimiter(inside, delimiter, line + 1);
    pieces.push(pieceOf(inside, { start: line + 1, end: next === -1 ? region.end : next }, pieces.length));
    at = next;
  }
  return pieces;
}

/** A delimiter begins a line. */
function nextDelimiter(inside: Buffer, delimiter: Uint8Array, from: number): number {
  let at = inside.indexOf(delimiter, from);
  while (at > from && inside[at - 1] !== 0x0a) at = inside.indexOf(delimiter, at + 1);
  return at;
}

function pieceOf(inside: Buffer, span: Span, index: number): Piece {
  const { start: bodyStart, fieldsEnd } = fieldsEndOf(inside, span);
  const text = textOf(inside.subarray(span.start, Math.min(fieldsEnd, span.start + LONGEST_FIELDS)));
  const disposition = /^content-disposition:([^\r\n]*)/im.exec(text)?.[1] ?? '';
  const quoted =
    /[;\s]name="((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1] ?? /[;\s]name=([^;"\s]+)/i.exec(disposition)?.[1];
  return {
    name: quoted ?? String(index),
    named: quoted !== undefined,
    contentType: /^content-type:\s*([^\r\n]*)/im.exec(text)?.[1]?.toLowerCase() ?? null,
    fields: { start: span.start, end: fieldsEnd },
    body: { start: bodyStart, end: Math.max(bodyStart, trimBreak(inside, span)) },
  };
}

/** The blank line that ends the fields; a part may begin with it. */
function fieldsEndOf(
  inside: Buffer,
  { start, end }: Span,
): { readonly start: number; readonly fieldsEnd: number } {
  let line = start;
  while (line < end) {
    const lineEnd = inside.indexOf(0x0a, line);
    if (lineEnd === -1 || lineEnd >= end) break;
    if (lineEnd === line || (lineEnd === line + 1 && inside[line] === 0x0d))
      return { start: lineEnd + 1, fieldsEnd: line };
    if (line - start > LONGEST_FIELDS) break;
    line = lineEnd + 1;
  }
  return { start, fieldsEnd: start };
}

/** The line break before a delimiter belongs to the delimiter. */
function trimBreak(inside: Buffer, { start, end }: Span): number {
  if (end - 1 < start || inside[end - 1] !== 0x0a) return end;
  return inside[end - 2] === 0x0d ? end - 2 : end - 1;
}

function lastPieceAt(pieces: readonly Piece[], at: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pieces[middle] as Piece).fields.start <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
