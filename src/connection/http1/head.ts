import { latin1Of, type Span } from '../../base/index.ts';

/** A header field by where it stands in the head's bytes; name and value without the white space around them. */
export interface HeadField {
  /** Null for a line that has no colon: it is no field, but it is searched like one. */
  readonly name: string | null;
  /** Where the name starts; the value's start where there is none. */
  readonly nameStart: number;
  /** Of the value. */
  readonly start: number;
  readonly end: number;
}

export interface Head {
  readonly kind: 'request' | 'response';
  readonly protocol: string;
  readonly method: string | null;
  readonly target: string | null;
  readonly targetStart: number;
  readonly status: number | null;
  /** Where the reason phrase of a response stands; empty where there is none. */
  readonly reason: Span;
  readonly fields: readonly HeadField[];
  /** The head as text, one character a byte. */
  readonly text: string;
}

/** Fields in one head; nginx and Apache stop at 100. The rest of the lines is kept as one more, nameless. */
export const MOST_FIELDS = 1000;

/**
 * Reads a whole head, from its start line to the empty line (RFC 9112 §2–5). Lines may end in LF alone. A line that
 * begins with white space continues the field before it (obs-fold, §5.2): the value then spans the fold, as it stands.
 * Null where the first line is no start line.
 */
export function parseHead(bytes: Uint8Array): Head | null {
  const text = latin1Of(bytes);
  const lineEnd = text.indexOf('\n');
  const line = trimmedEnd(text, 0, lineEnd < 0 ? text.length : lineEnd);
  const fields = parseFields(text, lineEnd < 0 ? text.length : lineEnd + 1);
  if (text.startsWith('HTTP/')) {
    const match = /^HTTP\/(\d\.\d) +(\d{3})/.exec(text.slice(0, line));
    if (match === null) return null;
    const base = { kind: 'response', protocol: `http/${match[1]}`, status: Number(match[2]) } as const;
    let reasonStart = match[0].length;
    while (reasonStart < line && isSpace(text.charCodeAt(reasonStart))) reasonStart++;
    return {
      ...base,
      reason: { start: reasonStart, end: line },
      method: null,
      target: null,
      targetStart: 0,
      fields,
      text,
    };
  }
  const methodEnd = text.indexOf(' ');
  const versionStart = text.lastIndexOf('HTTP/', line);
  if (methodEnd <= 0 || versionStart <= methodEnd || line - versionStart !== 8) return null;
  let targetStart = methodEnd;
  while (text.charCodeAt(targetStart) === 32) targetStart++;
  const targetEnd = Math.max(targetStart, trimmedEnd(text, targetStart, versionStart));
  return {
    kind: 'request',
    protocol: `http/${text.slice(versionStart + 5, line)}`,
    method: text.slice(0, methodEnd),
    target: text.slice(targetStart, targetEnd),
    targetStart,
    status: null,
    reason: { start: 0, end: 0 },
    fields,
    text,
  };
}

/** Field lines from `at` on, up to the empty line or the end. Also reads the trailers of a chunked body. */
export function parseFields(text: string, at: number): HeadField[] {
  const fields: HeadField[] = [];
  while (at < text.length) {
    let lineEnd = nextLineEnd(text, at);
    if (trimmedEnd(text, at, lineEnd) === at) break;
    while (isBlank(text.charCodeAt(lineEnd + 1)) && !isEmptyLine(text, lineEnd + 1))
      lineEnd = nextLineEnd(text, lineEnd + 1);
    if (fields.length >= MOST_FIELDS) {
      fields.push({ name: null, nameStart: at, start: at, end: trimmedEnd(text, at, text.length) });
      break;
    }
    fields.push(parseField(text, at, lineEnd));
    at = lineEnd + 1;
  }
  return fields;
}

function parseField(text: string, start: number, lineEnd: number): HeadField {
  const end = trimmedEnd(text, start, lineEnd);
  const colon = text.indexOf(':', start);
  if (colon < 0 || colon >= end) return { name: null, nameStart: start, start, end };
  let valueStart = colon + 1;
  while (valueStart < end && isSpace(text.charCodeAt(valueStart))) valueStart++;
  return {
    name: text.slice(start, trimmedEnd(text, start, colon)),
    nameStart: start,
    start: valueStart,
    end,
  };
}

function nextLineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function isEmptyLine(text: string, at: number): boolean {
  return trimmedEnd(text, at, nextLineEnd(text, at)) === at;
}

function trimmedEnd(text: string, start: number, end: number): number {
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

const isBlank = (code: number) => code === 32 || code === 9;
const isSpace = (code: number) => code === 32 || code === 9 || code === 13 || code === 10;
