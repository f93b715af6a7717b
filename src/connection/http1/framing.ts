import type { Head, HeadField } from './head.ts';

/** How the end of a body is told (RFC 9112 §6.3). */
export type Framing =
  | { readonly kind: 'sized'; readonly byteLength: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'until-close' };

/** What the fields of a head say about the message as a whole. */
export interface HeadFacts {
  readonly framing: Framing;
  readonly contentType: string | null;
  readonly contentEncodings: readonly string[];
  readonly host: string | null;
  readonly upgrade: string | null;
  /** Sec-WebSocket-Extensions (RFC 6455 §11.3.2), of which several are one list. */
  readonly extensions: string | null;
  /** Codes of what is wrong with the lengths given. */
  readonly oddities: readonly string[];
}

const NONE: Framing = { kind: 'sized', byteLength: 0 };
const NO_CODINGS: readonly string[] = [];
const NO_ODDITIES: readonly string[] = [];

/**
 * Reads the fields that matter. A Content-Length that is no number, or greater than a safe integer, does not frame
 * anything: the body then reaches to the end of the stream, so that its bytes are still searched. Of several
 * that differ the first one counts. Transfer-Encoding overrides Content-Length.
 */
export function headFacts(head: Head): HeadFacts {
  let lengthField: string | null = null;
  let contentType: string | null = null;
  let host: string | null = null;
  let upgrade: string | null = null;
  let extensions: string | null = null;
  let encodings = NO_CODINGS;
  let transfer = NO_CODINGS;
  let oddities = NO_ODDITIES;
  for (const field of head.fields) {
    switch (fieldKey(field)) {
      case 'content-length':
        if (lengthField !== null && lengthField !== valueText(head, field))
          oddities = [...oddities, 'http-content-length-differs'];
        lengthField ??= valueText(head, field);
        break;
      case 'content-type':
        contentType ??= valueText(head, field);
        break;
      case 'content-encoding':
        encodings = [...encodings, ...codings(valueText(head, field))];
        break;
      case 'transfer-encoding':
        transfer = [...transfer, ...codings(valueText(head, field))];
        break;
      case 'host':
        host ??= valueText(head, field);
        break;
      case 'sec-websocket-extensions': {
        const value = valueText(head, field);
        extensions = extensions === null ? value : `${extensions}, ${value}`;
        break;
      }
      case 'upgrade':
        upgrade ??= valueText(head, field);
        break;
    }
  }
  let framing: Framing = head.kind === 'request' ? NONE : { kind: 'until-close' };
  if (transfer.length > 0) {
    framing = transfer.at(-1) === 'chunked' ? { kind: 'chunked' } : { kind: 'until-close' };
  } else if (lengthField !== null) {
    const byteLength = contentLength(lengthField);
    framing = byteLength === null ? { kind: 'until-close' } : { kind: 'sized', byteLength };
    if (byteLength === null) oddities = [...oddities, 'http-content-length-invalid'];
  }
  const wrapped = transfer.filter((coding) => coding !== 'chunked');
  const contentEncodings = wrapped.length > 0 ? [...encodings, ...wrapped] : encodings;
  return { framing, contentType, contentEncodings, host, upgrade, extensions, oddities };
}

/** The name in lower case where it is one that is asked for. The length goes first: it spares most names the work. */
function fieldKey({ name }: HeadField): string | null {
  switch (name?.length) {
    case 4:
    case 7:
    case 12:
    case 14:
    case 16:
    case 17:
    case 24:
      return name.toLowerCase();
    default:
      return null;
  }
}

function valueText(head: Head, field: HeadField): string {
  return head.text.slice(field.start, field.end);
}

/** Codings of a field value, in lower case. */
export function codings(value: string): string[] {
  const names = value.split(',').map((name) => name.trim().toLowerCase());
  return names.filter((name) => name !== '' && name !== 'identity');
}

/** RFC 9110 §8.6; a list of equal numbers counts as one. */
function contentLength(value: string): number | null {
  const [first, ...others] = value.split(',').map((part) => part.trim());
  if (first === undefined || !/^\d+$/.test(first) || others.some((other) => other !== first)) return null;
  const byteLength = Number(first);
  return Number.isSafeInteger(byteLength) ? byteLength : null;
}
