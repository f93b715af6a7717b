import {
  type JsonNode,
  type Micros,
  type Source,
  type Sourced,
  type Span,
  shifted,
  textOf,
} from '../../base/index.ts';
import type { Exchange, RecordedBody, RecordedField, RecordedResponse } from '../recorded.ts';
import { besideRequest, besideResponse } from './beside.ts';
import { readRequestBody, readResponseBody } from './body.ts';
import { type EntryText, joinSourced } from './entry-text.ts';
import { fieldNamed, pseudoField, readFields, readPairs, separator, withBetween } from './fields.ts';
import { protocolOf } from './http-version.ts';
import { endOf } from './moments.ts';
import { readPeers } from './peers.ts';
import { defaultPort, splitAuthority, splitUrl, type UrlParts } from './url.ts';

/** Statuses whose responses have no content (RFC 9110 sections 15.3.5 and 15.4.5). */
const BODYLESS = new Set([204, 304]);

/** Reads an entry as far as it goes; null where it names nothing on a network that was asked. */
export function readExchange(entry: EntryText, root: JsonNode, at: Micros): Exchange | null {
  const request = entry.at(root, 'request');
  const method = entry.text(entry.at(request, 'method'))?.trim() || 'GET';
  const url = entry.at(request, 'url');
  const urlText = url?.kind === 'string' ? entry.sourced(url) : null;
  if (url === null || urlText === null) return null;
  const parts = splitUrl(urlText.bytes, method);
  if (parts === null) return null;
  // A host that the file's end cut through would be a wrong host.
  if (!entry.isClosed(url) && parts.target.start === urlText.bytes.byteLength) return null;

  const fields = readFields(entry, request, 'Cookie');
  const place = placeOf(entry, request, { parts, fields, method });
  if (place === null) return null;
  const response = entry.at(root, 'response');
  const written =
    protocolOf(entry.text(entry.at(request, 'httpVersion'))) ??
    protocolOf(entry.text(entry.at(response, 'httpVersion')));
  const protocol = written ?? 'http/1.1';
  const body = readRequestBody(entry, request);
  const hostSource = hostSourceOf(urlText, parts, fields);
  const { user } = parts;
  const queryIsTarget = !parts.hasQuery && method !== 'CONNECT';
  const beside = besideRequest(entry, request, { url: urlText, user, fields, body, queryIsTarget });
  return {
    kind: 'exchange',
    peers: readPeers(entry, root, place.port),
    request: {
      at,
      method,
      ...place,
      ...(hostSource === null ? {} : { hostPieces: hostSource.pieces }),
      target: targetOf(entry, request, { parts, urlText, method }),
      protocol,
      fields: withContentType(fields, body, entry.sourced(entry.at(request, 'postData', 'mimeType'))),
      body,
      ...(beside.length > 0 ? { beside } : {}),
    },
    response: readResponse(entry, root, { method, protocol, at }),
    origin: { index: entry.index, offset: entry.offset },
  };
}

interface UrlContext {
  readonly parts: UrlParts;
  readonly method: string;
}

/** Scheme, host and port, from the URL or else from what the request says of its authority. */
function placeOf(
  entry: EntryText,
  request: JsonNode | null,
  { parts, fields, method }: UrlContext & { readonly fields: readonly RecordedField[] },
): { scheme: string; host: string; port: number | null } | null {
  if (parts.scheme !== null && defaultPort(parts.scheme) === null) return null;
  const pseudo = parts.host === null ? pseudoField(entry, request, ':authority') : null;
  const scheme =
    parts.scheme ?? textIn(pseudoField(entry, request, ':scheme')) ?? (pseudo === null ? 'http' : 'https');
  const standard = defaultPort(scheme);
  if (standard === null) return null;
  const port = parts.port ?? (method === 'CONNECT' ? 443 : standard);
  if (parts.host !== null) return { scheme, host: parts.host, port };
  const named = splitAuthority(textIn(pseudo ?? fieldNamed(fields, 'host')?.value ?? null) ?? '');
  return named.host === null ? null : { scheme, host: named.host, port: named.port ?? port };
}

function textIn(sourced: Sourced | null): string | null {
  return sourced === null ? null : textOf(sourced.bytes);
}

/** Where the host stands in the URL; null where it has none, or a field says the same. */
function hostSourceOf(
  { source }: Sourced,
  { host, authority }: UrlParts,
  fields: readonly RecordedField[],
): Source | null {
  const named = splitAuthority(textIn(fieldNamed(fields, 'host')?.value ?? null) ?? '').host;
  if (host === null || named?.toLowerCase() === host.toLowerCase()) return null;
  // What is longer than the host alone is the port; an IPv6 address has a bracket before it.
  return shifted(source, authority.start + (host.includes(':') ? 1 : 0));
}

/** The target as it stands in the URL; a query that stands only in `queryString` is joined to it. */
function targetOf(
  entry: EntryText,
  request: JsonNode | null,
  { parts, urlText, method }: UrlContext & { readonly urlText: Sourced },
): Sourced {
  if (method === 'CONNECT') return cut(urlText, parts.authority);
  const isEmpty = parts.target.end === parts.target.start;
  // RFC 9110 section 4.2.3: an empty path is sent as "/".
  const target = isEmpty ? separator('/') : cut(urlText, parts.target);
  if (parts.hasQuery) return target;
  const query = readPairs(entry, entry.at(request, 'queryString'));
  if (query.length === 0) return target;
  return joinSourced([target, separator('?'), ...withBetween(query, separator('&'))]);
}

function cut({ bytes, source }: Sourced, { start, end }: Span): Sourced {
  return { bytes: bytes.subarray(start, end), source: shifted(source, start) };
}

function readResponse(
  entry: EntryText,
  root: JsonNode,
  request: { readonly method: string; readonly protocol: string; readonly at: Micros },
): RecordedResponse | null {
  const response = entry.at(root, 'response');
  if (response === null) return null;
  const said = entry.number(entry.at(response, 'status'));
  // Producers write 0 (Safari -1) where nothing came back; Chrome also where it was not let see the response.
  const status = said !== null && Number.isInteger(said) && said >= 100 && said <= 999 ? said : 0;
  const isBodyless =
    request.method === 'HEAD' ||
    (status > 0 && status < 200) ||
    BODYLESS.has(status) ||
    // Chrome's mark for what came from its cache and so was not on the wire.
    entry.at(root, '_fromCache') !== null;
  const body = readResponseBody(entry, response, { isBodyless });
  const fields = readFields(entry, response, 'Set-Cookie');
  const beside = besideResponse(entry, response, { fields });
  const isEmpty = fields.length + beside.length === 0 && (body?.bytes.byteLength ?? 0) === 0;
  if (status === 0 && isEmpty) return null;
  return {
    at: endOf(entry, root, request.at),
    status,
    protocol: protocolOf(entry.text(entry.at(response, 'httpVersion'))) ?? request.protocol,
    fields: withContentType(fields, body, entry.sourced(entry.at(response, 'content', 'mimeType'))),
    body,
    ...(beside.length > 0 ? { beside } : {}),
  };
}

/** Producers that list no headers still say what a body is. */
function withContentType(
  fields: readonly RecordedField[],
  body: RecordedBody | null,
  mimeType: Sourced | null,
): readonly RecordedField[] {
  if (body === null || mimeType === null) return fields;
  if (!mimeType.bytes.includes(0x2f) || fieldNamed(fields, 'content-type') !== null) return fields;
  return [...fields, { name: 'Content-Type', value: mimeType }];
}
