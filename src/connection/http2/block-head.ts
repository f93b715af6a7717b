import { latin1Of, type Sourced } from '../../base/index.ts';
import { isUnusualName } from '../../capture/index.ts';
import { codings } from '../http1/framing.ts';
import { hostOfAuthority } from '../http1/host.ts';
import type { Section } from '../message.ts';
import { namesSection } from '../names-section.ts';
import type { HeaderField } from './hpack-decoder.ts';

/** Fields of one block that are searched; servers stop at 100 to some hundreds. The octets of others count as opaque. */
export const MOST_BLOCK_FIELDS = 1000;

/** What the fields of a block say of the message, and as sections. */
export interface BlockHead {
  readonly sections: Section[];
  readonly method: string | null;
  readonly target: string | null;
  readonly host: string | null;
  /** `:protocol` of an extended CONNECT (RFC 8441 §4). */
  readonly protocol: string | null;
  readonly status: number | null;
  readonly contentType: string | null;
  readonly contentEncodings: readonly string[];
  readonly webSocketExtensions: string | null;
  /** Octets that stand for fields that are not known, or are too many. */
  readonly unreadBytes: number;
}

/** What everybody's pseudo fields say; anything else in them is searched like a field. */
const PLAIN_VALUES: Readonly<Record<string, RegExp>> = {
  ':method': /^[A-Z][A-Z-]{0,15}$/,
  ':scheme': /^(?:https?|wss?)$/,
  ':status': /^\d{3}$/,
};

/** Reads the fields of a block; `:path` goes first, as the target does in HTTP/1. */
export function blockHead(fields: readonly HeaderField[]): BlockHead {
  const sections: Section[] = [];
  const unusual: Sourced[] = [];
  const said = new Map<string, string>();
  const contentEncodings: string[] = [];
  let unreadBytes = 0;
  for (const [i, { name, writtenName, value, byteLength }] of fields.entries()) {
    if (value === null || i >= MOST_BLOCK_FIELDS) {
      unreadBytes += byteLength;
      continue;
    }
    if (name !== null && ASKED.has(name)) {
      const text = latin1Of(value.bytes);
      if (name === 'content-encoding') contentEncodings.push(...codings(text));
      if (!said.has(name)) said.set(name, text);
    }
    if (name === ':path') sections.unshift(section(value, 'url', null));
    else if (name === null || !isPlain(name, value)) {
      sections.push(section(value, name === 'cookie' || name === 'set-cookie' ? 'cookie' : 'header', name));
    }
    if (writtenName !== null && name !== null && isUnusualName(name)) unusual.push(writtenName);
  }
  if (unusual.length > 0) sections.push(namesSection(unusual));
  const authority = said.get(':authority') ?? said.get('host');
  const status = said.get(':status');
  return {
    sections,
    method: said.get(':method') ?? null,
    target: said.get(':path') ?? (said.get(':method') === 'CONNECT' ? (authority ?? null) : null),
    host: authority === undefined ? null : hostOfAuthority(authority),
    protocol: said.get(':protocol') ?? null,
    status: status !== undefined && /^\d{3}$/.test(status) ? Number(status) : null,
    contentType: said.get('content-type') ?? null,
    contentEncodings,
    webSocketExtensions: said.get('sec-websocket-extensions') ?? null,
    unreadBytes,
  };
}

const ASKED = new Set(
  ':method :path :authority :scheme :status :protocol host content-type content-encoding sec-websocket-extensions'.split(
    ' ',
  ),
);

function isPlain(name: string, value: Sourced): boolean {
  return value.bytes.length <= 16 && PLAIN_VALUES[name]?.test(latin1Of(value.bytes)) === true;
}

function section({ bytes, source }: Sourced, location: Section['location'], field: string | null): Section {
  return { bytes, source, location, field, contentType: null, contentEncodings: [] };
}
