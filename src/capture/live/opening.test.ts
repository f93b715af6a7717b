import { describe, expect, it } from 'vitest';
import { openingOf } from './opening.ts';
import { buildHello } from './testing/index.ts';

const hello = buildHello({
  ciphers: '1301',
  extensions: '0000',
  algorithms: '',
  versions: '',
  protocols: [],
});

describe('openingOf', () => {
  it.each([
    ['http1', 'GET / HTTP/1.1\r\n'],
    ['http1', 'GET /'],
    ['http1', 'OPTIONS * HTTP/1.1'],
    ['http1', 'POST http://api.example.org/a HTTP/1.1'],
    ['http1', 'M-SEARCH * HTTP/1.1'],
    ['http2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['tls', hello],
    ['raw', '<stream:stream xmlns="xm" to="xiaomi.com">'],
    ['raw', 'EHLO host\r\n'],
    ['raw', 'EHLO phone'],
    ['raw', 'USER name\r\n'],
    ['raw', Uint8Array.of(0, 0, 0, 12, 8, 1)],
    ['raw', Uint8Array.of(22, 3, 1, 0, 0)],
    [undefined, ''],
    [undefined, 'G'],
    [undefined, 'GET'],
    [undefined, 'GET '],
    [undefined, 'PRI * HTTP/2.0\r\n'],
    [undefined, 'POST htt'],
    [undefined, hello.subarray(0, 20)],
  ])('is %s for %s', (kind, bytes) => {
    expect(openingOf(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)?.kind).toBe(kind);
  });
});
