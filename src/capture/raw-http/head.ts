import { latin1Of, type Sourced, shifted } from '../../base/index.ts';
import { isUnusualName } from '../field-names.ts';
import type { RecordedField } from '../recorded.ts';

/** The longest head that is looked at; servers refuse a tenth of it. */
export const MOST_HEAD_BYTES = 1 << 20;

/** Header fields of one message that are kept. */
export const MOST_FIELDS = 10_000;

/** A message of HTTP/1 taken apart (RFC 9112, section 2.1). */
export interface Head {
  /** Empty where the message ends within it: half a host would be a wrong host. */
  readonly startLine: Sourced;
  readonly fields: readonly RecordedField[];
  /** Lines that are no fields, or that the message ends within. */
  readonly odd: readonly Sourced[];
  readonly body: Sourced;
}

const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;
const isBlank = (byte: number | undefined) => byte === 0x20 || byte === 0x09;

/** Part of the bytes, with where it stands. */
export function cut({ bytes, source }: Sourced, start: number, end: number): Sourced {
  return { bytes: bytes.subarray(start, end), source: shifted(source, start) };
}

/** Takes a whole message apart; lines may end with LF alone. */
export function headOf(message: Sourced): Head {
  const { bytes } = message;
  const most = Math.min(bytes.byteLength, MOST_HEAD_BYTES);
  const lines: { start: number; end: number }[] = [];
  let at = 0;
  while (at < most) {
    const found = bytes.indexOf(LF, at);
    const feed = found === -1 || found >= most ? most : found;
    const end = feed > at && bytes[feed - 1] === CR ? feed - 1 : feed;
    const start = at;
    at = Math.min(feed + 1, most);
    if (end === start) break;
    const last = lines.at(-1);
    // Folded lines (RFC 9112, section 5.2) go on with the one before.
    if (lines.length > 1 && last !== undefined && isBlank(bytes[start])) last.end = end;
    else if (lines.length <= MOST_FIELDS) lines.push({ start, end });
  }
  const [first, ...others] = lines;
  const fields: RecordedField[] = [];
  const odd: Sourced[] = [];
  for (const { start, end } of others) {
    const colon = bytes.indexOf(COLON, start);
    if (colon <= start || colon >= end || end === bytes.byteLength) odd.push(cut(message, start, end));
    else fields.push(fieldOf(message, { start, colon, end }));
  }
  return {
    startLine: cut(message, 0, first === undefined || first.end === bytes.byteLength ? 0 : first.end),
    fields,
    odd,
    body: cut(message, at, bytes.byteLength),
  };
}

function fieldOf(message: Sourced, line: { start: number; colon: number; end: number }): RecordedField {
  const { bytes } = message;
  let { colon: start, end } = line;
  start += 1;
  while (start < end && isBlank(bytes[start])) start += 1;
  while (end > start && isBlank(bytes[end - 1])) end -= 1;
  const written = cut(message, line.start, line.colon);
  const field = { name: latin1Of(written.bytes).trim(), value: cut(message, start, end) };
  return isUnusualName(field.name) ? { ...field, writtenName: written } : field;
}

/** The value of the first field of that name, given in lower case, as text. */
export function fieldText(fields: readonly RecordedField[], name: string): string | null {
  const field = fields.find((each) => each.name.toLowerCase() === name);
  return field === undefined ? null : latin1Of(field.value.bytes.subarray(0, 4096));
}
