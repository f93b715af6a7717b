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
const PLAIN_METHOD = /^[A-Z][A-Z-]{0,15}$/;
const PLAIN_SCHEME = /^(?:https?|wss?)$/;
const PLAIN_STATUS = /^\d{3}$/;

/** Reads the fields of a block; `:path` goes first, as the target does in HTTP/1. Of a field that comes twice the first counts. */
export function blockHead(fields: readonly HeaderField[]): BlockHead {
  const sections: Section[] = [];
  let unusual: Sourced[] | null = null;
  let method: string | null = null;
  let target: string | null = null;
  let authority: string | null = null;
  let hostField: string | null = null;
  let protocol: string | null = null;
  let status: string | null = null;
  let contentType: string | null = null;
  let contentEncodings = NO_CODINGS;
  let extensions: string | null = null;
  let unreadBytes = 0;
  let count = 0;
  for (const { name, writtenName, value, byteLength } of fields) {
    count++;
    if (value === null || count > MOST_BLOCK_FIELDS) {
      unreadBytes += byteLength;
      continue;
    }
    let isSearched = true;
    switch (name) {
      case ':path':
        target ??= latin1Of(value.bytes);
        sections.unshift(section(value, 'url', null));
        isSearched = false;
        break;
      case ':method': {
        const text = latin1Of(value.bytes);
        method ??= text;
        isSearched = !PLAIN_METHOD.test(text);
        break;
      }
      case ':scheme':
        isSearched = !PLAIN_SCHEME.test(latin1Of(value.bytes));
        break;
      case ':status': {
        const text = latin1Of(value.bytes);
        isSearched = !PLAIN_STATUS.test(text);
        if (!isSearched) status ??= text;
        break;
      }
      case ':authority':
        authority ??= latin1Of(value.bytes);
        break;
      case 'host':
        hostField ??= latin1Of(value.bytes);
        break;
      case ':protocol':
        protocol ??= latin1Of(value.bytes);
        break;
      case 'content-type':
        contentType ??= latin1Of(value.bytes);
        break;
      case 'content-encoding':
        contentEncodings = [...contentEncodings, ...codings(latin1Of(value.bytes))];
        break;
      case 'sec-websocket-extensions':
        extensions ??= latin1Of(value.bytes);
        break;
    }
    if (isSearched) {
      const isCookie = name === 'cookie' || name === 'set-cookie';
      sections.push(section(value, isCookie ? 'cookie' : 'header', name));
    }
    if (writtenName === null || name === null || !isUnusualName(name)) continue;
    unusual ??= [];
    unusual.push(writtenName);
  }
  if (unusual !== null) sections.push(namesSection(unusual));
  const named = authority ?? hostField;
  return {
    sections,
    method,
    target: target ?? (method === 'CONNECT' ? named : null),
    host: named === null ? null : hostOfAuthority(named),
    protocol,
    status: status === null ? null : Number(status),
    contentType,
    contentEncodings,
    webSocketExtensions: extensions,
    unreadBytes,
  };
}

const NO_CODINGS: readonly string[] = [];

function section({ bytes, source }: Sourced, location: Section['location'], field: string | null): Section {
  return { bytes, source, location, field, contentType: null, contentEncodings: NO_CODINGS };
}
