import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../base/index.ts';
import { chunkSize } from './chunk-size.ts';
import { headFacts } from './framing.ts';
import { type Head, parseHead } from './head.ts';
import { headEnd } from './head-end.ts';
import { hostOfAuthority, requestHost } from './host.ts';
import { hasKnownMethod, requestVerdict, statusVerdict } from './start-line.ts';

const head = (text: string) => parseHead(bytesOf(text)) as Head;
const fieldsOf = (text: string) =>
  head(text).fields.map((field) => [field.name, head(text).text.slice(field.start, field.end)]);

describe('parseHead', () => {
  it.each([
    [
      'GET /a?b=c HTTP/1.1\r\n\r\n',
      { method: 'GET', target: '/a?b=c', protocol: 'http/1.1', targetStart: 4 },
    ],
    ['GET /a b HTTP/1.0\n\n', { method: 'GET', target: '/a b', protocol: 'http/1.0' }],
    ['M-SEARCH * HTTP/1.1\r\n\r\n', { method: 'M-SEARCH', target: '*' }],
    ['HTTP/1.1 200 OK\r\n\r\n', { kind: 'response', status: 200, method: null, target: null }],
    ['HTTP/1.0 404\r\n\r\n', { kind: 'response', status: 404, protocol: 'http/1.0' }],
  ])('reads the start line of %j', (text, expected) => {
    expect(head(text)).toMatchObject(expected);
  });

  it.each([
    'GET /\r\n\r\n',
    'hello\r\n\r\n',
    'HTTP/1.1 OK\r\n\r\n',
    'RTSP/1.0 200 OK\r\n\r\n',
    ' HTTP/1.1\r\n\r\n',
  ])('refuses %j', (text) => {
    expect(parseHead(bytesOf(text))).toBeNull();
  });

  it('keeps a folded value as it stands, and lines without a colon without a name', () => {
    expect(fieldsOf('GET / HTTP/1.1\r\nA: 1\r\n  2\r\n\t3\r\nnonsense\r\nB:\r\nC : 4 \r\n\r\n')).toEqual([
      ['A', '1\r\n  2\r\n\t3'],
      [null, 'nonsense'],
      ['B', ''],
      ['C', '4'],
    ]);
  });

  it('reads any bytes without a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        parseHead(bytes);
        const read = parseHead(Uint8Array.from([...bytesOf('GET / HTTP/1.1\r\n'), ...bytes]));
        for (const field of read?.fields ?? []) expect(field.end).toBeGreaterThanOrEqual(field.start);
      }),
    );
  });
});

describe('headEnd', () => {
  it.each([
    ['a\r\n\r\nb', 5],
    ['a\n\nb', 3],
    ['a\r\n\nb', 4],
    ['a\n\r\nb', 4],
    ['a\r\n\r', -1],
    ['', -1],
  ])('%j ends at %i', (text, end) => {
    expect(headEnd(bytesOf(text), 0)).toBe(end);
  });
});

describe('headFacts', () => {
  const framing = (fields: string, start = 'HTTP/1.1 200 OK') => headFacts(head(`${start}\r\n${fields}\r\n`));
  it.each([
    ['Content-Length: 5\r\n', { kind: 'sized', byteLength: 5 }, []],
    ['Content-Length: 5, 5\r\n', { kind: 'sized', byteLength: 5 }, []],
    ['Content-Length: 5\r\nContent-Length: 5\r\n', { kind: 'sized', byteLength: 5 }, []],
    [
      'Content-Length: 5\r\nContent-Length: 6\r\n',
      { kind: 'sized', byteLength: 5 },
      ['http-content-length-differs'],
    ],
    ['Content-Length: 99999999999999999999\r\n', { kind: 'until-close' }, ['http-content-length-invalid']],
    ['Content-Length: -1\r\n', { kind: 'until-close' }, ['http-content-length-invalid']],
    ['Content-Length: 5\r\nTransfer-Encoding: Chunked\r\n', { kind: 'chunked' }, []],
    ['Transfer-Encoding: gzip\r\n', { kind: 'until-close' }, []],
    ['', { kind: 'until-close' }, []],
  ])('%j', (fields, expected, oddities) => {
    expect(framing(fields)).toMatchObject({ framing: expected, oddities });
  });

  it('takes a request without lengths to have no body', () => {
    expect(framing('', 'GET / HTTP/1.1').framing).toEqual({ kind: 'sized', byteLength: 0 });
  });

  it('lists codings in the order they were applied, transfer codings after content codings', () => {
    const fields = 'Content-Encoding: GZIP, identity\r\nTransfer-Encoding: br, chunked\r\n';
    expect(framing(fields)).toMatchObject({ framing: { kind: 'chunked' }, contentEncodings: ['gzip', 'br'] });
  });
});

describe('requestHost', () => {
  it.each([
    ['GET', '/', 'a.example:8080', 'a.example'],
    ['GET', '/', '[2001:db8::1]:80', '2001:db8::1'],
    ['GET', '/', '[2606:4700::1111]', '2606:4700::1111'],
    ['GET', '/', '[2001', '[2001'],
    ['GET', '/', null, null],
    ['GET', 'http://user@b.example:81/x', 'a.example', 'b.example'],
    ['CONNECT', 'c.example:443', null, 'c.example'],
    ['GET', '/?u=http://d.example/', 'a.example', 'a.example'],
  ])('%s %s with Host %s is for %s', (method, target, field, host) => {
    expect(requestHost(method, target, field)).toBe(host);
  });

  it('has no host where the authority is empty', () => {
    expect(hostOfAuthority('')).toBeNull();
    expect(hostOfAuthority(':80')).toBeNull();
  });
});

describe('start lines', () => {
  it.each([
    ['GET / HTTP/1.1\r\n', 'yes'],
    ['FROBNICATE / HTTP/1.1\r\n', 'yes'],
    ['GET /', 'maybe'],
    ['GE', 'maybe'],
    ['', 'maybe'],
    ['GET /\r\n', 'no'],
    ['OPTIONS rtsp://a/ RTSP/1.0\r\n', 'no'],
    ['get / HTTP/1.1\r\n', 'no'],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZ / HTTP/1.1\r\n', 'no'],
    ['\x16\x03\x01', 'no'],
  ] as const)('request %j: %s', (text, verdict) => {
    expect(requestVerdict(text)).toBe(verdict);
  });

  it.each([
    ['HTTP/1.1 200 OK\r\n', 'yes'],
    ['HTTP/1.1 200\r\n', 'yes'],
    ['HTTP/1.1 20', 'maybe'],
    ['', 'maybe'],
    ['HTTP/x', 'no'],
    ['HTTP/1.1 2000', 'no'],
    ['ICY 200 OK', 'no'],
  ] as const)('response %j: %s', (text, verdict) => {
    expect(statusVerdict(text)).toBe(verdict);
  });

  it('knows methods without the rest of the line', () => {
    expect(hasKnownMethod('POST /x')).toBe(true);
    expect(hasKnownMethod('POST')).toBe(false);
    expect(hasKnownMethod('USER anonymous')).toBe(false);
  });
});

describe('chunkSize', () => {
  it.each([
    ['0\r\n', 0],
    ['1aF\r\n', 0x1af],
    ['5;ext="x"\r\n', 5],
    ['5 \r\n', 5],
    ['5\n', 5],
    ['\r\n', null],
    ['xyz\r\n', null],
    ['5x\r\n', null],
    ['ffffffffffffffffff\r\n', null],
  ])('%j is %s', (line, size) => {
    expect(chunkSize(bytesOf(line))).toBe(size);
  });
});
