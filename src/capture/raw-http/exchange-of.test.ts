import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, textOf, verbatim } from '../../base/index.ts';
import { exchangeOf } from './exchange-of.ts';

const raw = (request: string | Uint8Array, response: string | Uint8Array | null = null) => {
  const sourced = (part: string | Uint8Array) => ({
    bytes: typeof part === 'string' ? bytesOf(part) : part,
    source: verbatim(0, 100),
  });
  return exchangeOf({
    request: sourced(request),
    response: response === null ? null : sourced(response),
    at: 1,
    responseAt: 2,
    peers: {
      connection: null,
      orig: { address: null, port: null },
      resp: { address: null, port: null },
      serverName: null,
    },
    scheme: 'https',
    host: null,
    port: null,
    origin: { index: 0, offset: 100 },
  });
};

describe('exchangeOf', () => {
  it.each([
    [
      'a path',
      'GET /a?b=1 HTTP/1.1\r\nHost: a.example\r\n\r\n',
      ['https', 'a.example', 443, '/a?b=1', 'http/1.1'],
    ],
    ['a port', 'GET / HTTP/1.0\nHost: a.example:8443\n\n', ['https', 'a.example', 8443, '/', 'http/1.0']],
    ['a URL', 'GET http://b.example/x HTTP/1.1\r\n\r\n', ['http', 'b.example', 80, '/x', 'http/1.1']],
    ['HTTP/2', 'GET /a b HTTP/2\r\nHost: a.example\r\n\r\n', ['https', 'a.example', 443, '/a b', 'h2']],
    [
      'CONNECT',
      'CONNECT c.example:443 HTTP/1.1\r\n\r\n',
      ['https', 'c.example', 443, 'c.example:443', 'http/1.1'],
    ],
    ['no version', 'GET /old\r\nHost: a.example\r\n', ['https', 'a.example', 443, '/old', 'http/1.1']],
  ])('reads a request with %s', (_name, text, [scheme, host, port, target, protocol]) => {
    const request = raw(text)?.request;
    expect(request).toMatchObject({ scheme, host, port, protocol });
    expect(textOf(request?.target.bytes ?? new Uint8Array())).toBe(target);
  });

  it.each([
    ['nothing', ''],
    ['no request', '\r\nHost: a.example\r\n\r\n'],
    ['half a host', 'GET / HTTP/1.1\r\nHost: a.exam'],
    ['half a URL', 'GET http://a.exam'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['noise', '\x00\x01\x02 / HTTP/1.1\r\nHost: a\r\n\r\n'],
  ])('makes nothing of %s', (_name, text) => {
    expect(raw(text)).toBeNull();
  });

  it('keeps fields, odd lines, and where they stand', () => {
    const text =
      'GET / HTTP/1.1\r\nHost: a.example\r\nX-Imei:  490154203237518 \r\nodd line\r\nA: b\r\n c\r\n\r\n';
    const request = raw(text)?.request;
    const [, imei, folded] = request?.fields ?? [];
    expect(textOf(imei?.value.bytes ?? new Uint8Array())).toBe('490154203237518');
    const start = text.indexOf('4901');
    expect(imei?.value.source.pieces({ start: 0, end: 15 })).toEqual([
      { index: 0, offset: 100 + start, byteLength: 15 },
    ]);
    expect(textOf(folded?.value.bytes ?? new Uint8Array())).toBe('b\r\n c');
    expect(request?.beside?.map(({ bytes }) => textOf(bytes))).toEqual(['odd line']);
  });

  it('puts chunks together, and leaves alone what is no chunks', () => {
    const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
    const bodyOf = (body: string) => {
      const found = raw('GET / HTTP/1.1\r\nHost: a.example\r\n\r\n', head + body)?.response?.body;
      return found == null ? null : textOf(found.bytes);
    };
    expect(bodyOf('5;x=y\r\nhello\r\n6\r\n world\r\n0\r\n\r\n')).toBe('hello world');
    expect(bodyOf('already whole')).toBe('already whole');
    expect(bodyOf('ff\r\ncut')).toBe('ff\r\ncut');
    expect(bodyOf('0\r\n\r\n')).toBeNull();
  });

  it('says how much of a body is missing, and what an unusual reason says', () => {
    const response = raw(
      'GET / HTTP/1.1\r\nHost: a.example\r\n\r\n',
      'HTTP/1.1 404 Nobody Here\r\nContent-Length: 10\r\n\r\nhello',
    )?.response;
    expect(response).toMatchObject({ status: 404, body: { wholeLength: 10 } });
    expect(response?.beside?.map(({ bytes }) => textOf(bytes))).toEqual(['Nobody Here']);
  });

  it('takes anything', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.uint8Array({ maxLength: 200 }),
        (request, response) => {
          raw(request, response);
          raw(new Uint8Array([...bytesOf('GET / HTTP/1.1\r\nHost: a\r\n'), ...request]), response);
        },
      ),
    );
  });
});
