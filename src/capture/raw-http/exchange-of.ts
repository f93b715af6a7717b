import { latin1Of, type Micros, type Sourced } from '../../base/index.ts';
import { isUnusualReason } from '../field-names.ts';
import { defaultPort, protocolOf, splitAuthority, splitUrl } from '../har/index.ts';
import type { Exchange, Origin, RecordedBeside, RecordedPeers, RecordedResponse } from '../recorded.ts';
import { bodyOf } from './body.ts';
import { cut, fieldText, type Head, headOf } from './head.ts';

/** What a format tells of an exchange besides the bytes of its messages. */
export interface RawExchange {
  readonly request: Sourced;
  readonly response: Sourced | null;
  readonly at: Micros;
  readonly responseAt: Micros;
  readonly peers: RecordedPeers;
  /** Where the request itself does not say. */
  readonly scheme: string;
  readonly host: string | null;
  readonly port: number | null;
  readonly origin: Origin;
}

/** Makes an exchange of messages as they are on the wire of HTTP/1; null where the request has no first line of one. */
export function exchangeOf(raw: RawExchange): Exchange | null {
  const head = headOf(raw.request);
  const { bytes } = head.startLine;
  const first = bytes.indexOf(0x20);
  const last = bytes.lastIndexOf(0x20);
  if (first < 1) return null;
  const method = latin1Of(bytes.subarray(0, first));
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/.test(method)) return null;
  const version = last > first ? latin1Of(bytes.subarray(last + 1)) : '';
  const hasVersion = /^HTTP\/\d/i.test(version);
  const target = cut(head.startLine, first + 1, hasVersion ? last : bytes.byteLength);
  const protocol = protocolOf(hasVersion ? version : null) ?? 'http/1.1';
  const place = placeOf(raw, { head, target, method });
  if (place.host === '') return null;
  const beside = [...place.beside, ...oddOf(head)];
  return {
    kind: 'exchange',
    peers: raw.peers,
    request: {
      at: raw.at,
      method,
      scheme: place.scheme,
      host: place.host,
      port: place.port,
      target: place.target,
      protocol,
      fields: head.fields,
      body: bodyOf(head.body, head.fields),
      ...(beside.length > 0 ? { beside } : {}),
    },
    response: raw.response === null ? null : responseOf(raw.response, raw.responseAt, protocol),
    origin: raw.origin,
  };
}

interface Place {
  readonly scheme: string;
  readonly host: string;
  readonly port: number | null;
  readonly target: Sourced;
  readonly beside: readonly RecordedBeside[];
}

/** The target may be a whole URL (RFC 9112, section 3.2.2); else the Host field names the host, or the format does. */
function placeOf(
  raw: RawExchange,
  { head, target, method }: { readonly head: Head; readonly target: Sourced; readonly method: string },
): Place {
  const named = splitAuthority(fieldText(head.fields, 'host')?.trim() ?? '');
  const isWhole = method === 'CONNECT' || !latin1Of(target.bytes.subarray(0, 1)).startsWith('/');
  const parts = isWhole ? splitUrl(target.bytes, method) : null;
  const scheme = parts?.scheme ?? raw.scheme;
  const port = parts?.port ?? named.port ?? raw.port ?? (method === 'CONNECT' ? 443 : defaultPort(scheme));
  const host = parts?.host ?? named.host ?? raw.host ?? '';
  if (parts?.host == null || method === 'CONNECT') return { scheme, host, port, target, beside: [] };
  const { user } = parts;
  const beside: RecordedBeside[] =
    user.end > user.start ? [{ ...cut(target, user.start, user.end), location: 'url', field: null }] : [];
  return { scheme, host, port, target: cut(target, parts.target.start, parts.target.end), beside };
}

function responseOf(response: Sourced, at: Micros, otherwise: string): RecordedResponse | null {
  if (response.bytes.byteLength === 0) return null;
  const head = headOf(response);
  const line = latin1Of(head.startLine.bytes);
  const [whole, version = '', status = '', reason = ''] =
    /^(HTTP\/\S{1,8})[ \t]+(\d{3})(?:[ \t]+(.*))?$/is.exec(line) ?? [];
  const said = reason.trim();
  const start = line.length - reason.length;
  const beside: RecordedBeside[] = [
    ...(whole === undefined && line !== ''
      ? [{ ...head.startLine, location: 'header' as const, field: null }]
      : []),
    ...(isUnusualReason(said)
      ? [{ ...cut(head.startLine, start, line.length), location: 'header' as const, field: null }]
      : []),
    ...oddOf(head),
  ];
  return {
    at,
    status: Number(status || '0'),
    protocol: protocolOf(version) ?? otherwise,
    fields: head.fields,
    body: bodyOf(head.body, head.fields),
    ...(beside.length > 0 ? { beside } : {}),
  };
}

function oddOf({ odd }: Head): RecordedBeside[] {
  return odd.map((line) => ({ ...line, location: 'header', field: null }));
}
