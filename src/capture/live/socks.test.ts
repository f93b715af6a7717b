import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { socks4Request, socks5Greeting, socks5Request } from './socks.ts';

const name = [...Buffer.from('api.example.org')];

describe.each([
  ['a greeting', socks5Greeting, [5, 2, 0, 2], { used: 4, target: null, isRefused: false }],
  [
    'a greeting that wants a password',
    socks5Greeting,
    [5, 1, 2],
    { used: 3, isRefused: true, answer: Uint8Array.of(5, 255) },
  ],
  [
    'an IPv4 address',
    socks5Request,
    [5, 1, 0, 1, 42, 62, 48, 81, 1, 187],
    { target: { host: '42.62.48.81', port: 443 } },
  ],
  [
    'a name',
    socks5Request,
    [5, 1, 0, 3, 15, ...name, 0, 80],
    { target: { host: 'api.example.org', port: 80 } },
  ],
  [
    'an IPv6 address',
    socks5Request,
    [5, 1, 0, 4, 0x20, 1, 0xd, 0xb8, ...new Array(11).fill(0), 1, 0, 80],
    { target: { host: '2001:db8:0:0:0:0:0:1', port: 80 } },
  ],
  ['binding', socks5Request, [5, 2, 0, 1, 42, 62, 48, 81, 1, 187], { isRefused: true, target: null }],
  [
    'SOCKS4',
    socks4Request,
    [4, 1, 0, 80, 42, 62, 48, 81, 120, 0],
    { used: 10, target: { host: '42.62.48.81', port: 80 } },
  ],
  [
    'SOCKS4a',
    socks4Request,
    [4, 1, 0, 80, 0, 0, 0, 1, 0, ...name, 0],
    { target: { host: 'api.example.org', port: 80 } },
  ],
  ['SOCKS4 binding', socks4Request, [4, 2, 0, 80, 42, 62, 48, 81, 0], { isRefused: true, target: null }],
])('%s', (_name, parse, bytes, expected) => {
  it('is read when it is whole and not before', () => {
    expect(parse(Uint8Array.from(bytes))).toMatchObject(expected);
    for (let length = 0; length < bytes.length; length++) {
      expect(parse(Uint8Array.from(bytes.slice(0, length)))).toBeNull();
    }
  });
});

it('takes any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      for (const parse of [socks5Greeting, socks5Request, socks4Request]) {
        expect(parse(bytes)?.used ?? 0).toBeLessThanOrEqual(bytes.byteLength);
      }
    }),
  );
});
