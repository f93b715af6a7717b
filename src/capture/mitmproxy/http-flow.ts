import { bytesOf, latin1Of, nowhere, type Source, type Sourced, shifted } from '../../base/index.ts';
import { isUnusualName, isUnusualReason } from '../field-names.ts';
import type {
  Exchange,
  RecordedBody,
  RecordedField,
  RecordedRequest,
  RecordedResponse,
} from '../recorded.ts';
import type { Flow } from './flow.ts';
import { itemsOf, membersOf, type Tnet } from './tnetstring.ts';
import { firstOf, isString, momentIn, numberIn, sourcedIn, textIn, wordIn } from './value.ts';

/** A host name has at most 253 characters; user information before it is given room. */
const MOST_AUTHORITY_BYTES = 4_096;

type Members = ReadonlyMap<string, Tnet>;

/** Header fields of one message that are kept; browsers and servers refuse a tenth of it. */
export const MOST_FIELDS = 10_000;

/** An HTTP flow as an exchange; null where it holds no request, as after a handshake that failed. */
export function exchangeOf(flow: Flow): Exchange | null {
  const request = membersOf(flow.members.get('request'));
  if (request.size === 0) return null;
  const response = membersOf(flow.members.get('response'));
  return {
    kind: 'exchange',
    peers: flow.peers,
    request: requestOf(flow, request),
    response: response.size === 0 ? null : responseOf(flow, response),
    origin: { index: flow.index, offset: flow.offset },
  };
}

function requestOf(flow: Flow, request: Members): RecordedRequest {
  const fields = fieldsOf(flow, request);
  const reached = textIn(request.get('host')) ?? '';
  const port = numberIn(request.get('port'));
  const method = wordIn(request.get('method')) ?? '';
  const authority = request.get('authority');
  // From version 9 on, the authority of HTTP/2 stands apart from the header fields; before, among them.
  if (isString(authority) && authority.end > authority.start && !fields.some(namesHost)) {
    fields.unshift({ name: ':authority', value: sourcedIn(authority, flow.index) });
  }
  const asked = askedFor(flow, request, fields);
  const user = userOf(flow, request);
  return {
    at: momentIn(request.get('timestamp_start')) ?? flow.at,
    method,
    scheme: (wordIn(request.get('scheme')) || (port === 80 ? 'http' : 'https')).toLowerCase(),
    ...(asked ?? { host: reached }),
    port,
    target: targetOf(flow, request, { method, place: `${reached}:${port ?? 443}` }),
    protocol: protocolOf(request),
    fields,
    body: bodyOf(flow, request, fields),
    ...(user === null ? {} : { beside: [{ ...user, location: 'url', field: null }] }),
  };
}

/**
 * The host that the client named: in the authority, else in the field for it. Null where it named none, so that only
 * the host that the proxy was asked for is left; of a connection caught on its way that is an address.
 */
function askedFor(
  flow: Flow,
  request: Members,
  fields: readonly RecordedField[],
): { host: string; hostPieces: Source['pieces'] } | null {
  const authority = request.get('authority');
  const written = isString(authority) ? [sourcedIn(authority, flow.index)] : [];
  for (const { bytes, source } of [...written, ...fields.filter(namesHost).map(({ value }) => value)]) {
    const text = latin1Of(bytes.subarray(0, MOST_AUTHORITY_BYTES));
    const start = text.lastIndexOf('@') + 1;
    const [, bracketed, plain] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d*)?$/.exec(text.slice(start)) ?? [];
    const host = bracketed ?? plain ?? '';
    if (host === '' || /[\s\0-\x1f\x7f/?#@\\]/.test(host)) continue;
    return { host, hostPieces: shifted(source, start + (bracketed === undefined ? 0 : 1)).pieces };
  }
  return null;
}

/** User information in a path that is a whole URL; it is no part of the target. */
function userOf(flow: Flow, request: Members): Sourced | null {
  const path = request.get('path');
  if (!isString(path)) return null;
  const { bytes, source } = sourcedIn(path, flow.index);
  const [whole, scheme = '', user] =
    /^(https?:\/\/)([^/?#]*)@/i.exec(latin1Of(bytes.subarray(0, MOST_AUTHORITY_BYTES))) ?? [];
  if (whole === undefined || user === undefined) return null;
  const start = scheme.length;
  return { bytes: bytes.subarray(start, start + user.length), source: shifted(source, start) };
}

function responseOf(flow: Flow, response: Members): RecordedResponse {
  const fields = fieldsOf(flow, response);
  const reason = response.get('reason') ?? response.get('msg');
  const isTold = isString(reason) && isUnusualReason((wordIn(reason) ?? '').trim());
  return {
    at: momentIn(response.get('timestamp_start')) ?? flow.at,
    status: numberIn(response.get('status_code') ?? response.get('code')) ?? 0,
    protocol: protocolOf(response),
    fields,
    body: bodyOf(flow, response, fields),
    ...(isTold ? { beside: [{ ...sourcedIn(reason, flow.index), location: 'header', field: null }] } : {}),
  };
}

/** Header fields, then trailer fields (version 8 on). */
function fieldsOf(flow: Flow, message: Members): RecordedField[] {
  const fields: RecordedField[] = [];
  for (const list of [message.get('headers'), message.get('trailers')]) {
    for (const pair of itemsOf(list)) {
      const [name, value] = firstOf(pair, 2);
      if (!isString(name) || !isString(value) || fields.length >= MOST_FIELDS) {
        pair.flow.damaged = true;
        continue;
      }
      const field = { name: wordIn(name) ?? '', value: sourcedIn(value, flow.index) };
      fields.push(isUnusualName(field.name) ? { ...field, writtenName: sourcedIn(name, flow.index) } : field);
    }
  }
  return fields;
}

function namesHost({ name }: RecordedField): boolean {
  const lower = name.toLowerCase();
  return lower === 'host' || lower === ':authority';
}

/** Path and query; a path that is a whole URL, as proxies are asked, begins after its authority (RFC 9112, 3.2.2). */
function targetOf(
  flow: Flow,
  request: Members,
  { method, place }: { method: string; place: string },
): Sourced {
  const path = request.get('path');
  if (isString(path) && path.end > path.start) {
    const { bytes, source } = sourcedIn(path, flow.index);
    const head = /^https?:\/\/[^/?#]*/i.exec(
      wordIn({ ...path, end: Math.min(path.end, path.start + 300) }) ?? '',
    );
    const by = head === null || head[0].length === bytes.byteLength ? 0 : head[0].length;
    return { bytes: bytes.subarray(by), source: shifted(source, by) };
  }
  const authority = request.get('authority');
  if (isString(authority) && authority.end > authority.start) return sourcedIn(authority, flow.index);
  return { bytes: bytesOf(method === 'CONNECT' ? place : ''), source: nowhere };
}

/** `HTTP/1.1` or, before version 0.14, `[1, 1]`; HTTP/2 and 3 by the names of their ALPN. */
function protocolOf(message: Members): string {
  const written = wordIn(message.get('http_version'));
  const numbers = firstOf(message.get('httpversion'), 2).map((number) => numberIn(number) ?? 0);
  const version = (written ?? (numbers.length > 0 ? `HTTP/${numbers.join('.')}` : 'HTTP/1.1')).toLowerCase();
  if (version.startsWith('http/2')) return 'h2';
  return version.startsWith('http/3') ? 'h3' : version;
}

/** The body as it was sent, still encoded. A null one was streamed past the proxy, and missed. */
function bodyOf(flow: Flow, message: Members, fields: readonly RecordedField[]): RecordedBody | null {
  const content = message.get('content') ?? message.get('body');
  if (content === undefined) return null;
  if (isString(content)) {
    const byteLength = content.end - content.start;
    return byteLength === 0 ? null : { ...sourcedIn(content, flow.index), wholeLength: byteLength };
  }
  const wholeLength = saidLength(fields);
  return wholeLength === 0 ? null : { bytes: new Uint8Array(0), source: nowhere, wholeLength };
}

/** What Content-Length says of a body that the flow left out; null where it says nothing to go by. */
function saidLength(fields: readonly RecordedField[]): number | null {
  const field = fields.find(({ name }) => name.toLowerCase() === 'content-length');
  const written = field === undefined ? '' : latin1Of(field.value.bytes.subarray(0, 20));
  return /^\d{1,15}$/.test(written) ? Number(written) : null;
}
