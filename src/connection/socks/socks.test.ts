import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, concatBytes, textOf } from '../../base/index.ts';
import type { Heard, Message } from '../message.ts';
import { accountedBytes, buildConversation, hearAll, packetsOf, type Turn } from '../testing/index.ts';

const asks = (...parts: readonly (string | readonly number[])[]): Turn => ({
  from: 'orig',
  bytes: joined(parts),
});
const answers = (...parts: readonly (string | readonly number[])[]): Turn => ({
  from: 'resp',
  bytes: joined(parts),
});
const joined = (parts: readonly (string | readonly number[])[]) =>
  concatBytes(parts.map((part) => (typeof part === 'string' ? bytesOf(part) : Uint8Array.from(part))));

const GET = 'GET / HTTP/1.1\r\nHost: a.example\r\n\r\n';
const NONE = 'HTTP/1.1 204 No Content\r\n\r\n';
const GRANTED4 = [0, 90, 0, 0, 0, 0, 0, 0];
const GRANTED5 = [5, 0, 0, 1, 0, 0, 0, 0, 0, 0];
const name = 'target.example';
const toName = [5, 1, 0, 3, name.length, ...bytesOf(name), 0, 80];

const isMessage = (heard: Heard): heard is Message => heard.kind === 'message';

function hear(turns: readonly Turn[], cuts?: () => readonly number[]): Heard[] {
  return hearAll(packetsOf(buildConversation(cuts === undefined ? { turns } : { turns, cuts })));
}

function linesOf(heard: readonly Heard[]): string[] {
  return heard
    .filter(isMessage)
    .map(({ direction, protocol, method, target, status, connection, sections }) => {
      const { resp, dnsName } = connection;
      const streams = sections
        .filter(({ location }) => location === 'stream')
        .map(({ bytes }) => textOf(bytes));
      const to = `${dnsName ?? resp.address}:${resp.port}`;
      return `${direction} ${protocol} ${method ?? streams.join('').replaceAll('\0', '.')} ${target} ${status ?? ''} to ${to}`;
    });
}

const inside = (to: string) => [`request http/1.1 GET /  to ${to}`, `response http/1.1 GET / 204 to ${to}`];

describe('SocksReader', () => {
  const cases: readonly [string, readonly Turn[], readonly string[], (readonly string[])?][] = [
    [
      'version 4, with a user',
      [asks([4, 1, 0, 80, 192, 0, 2, 7], 'user', [0]), answers(GRANTED4), asks(GET), answers(NONE)],
      inside('192.0.2.7:80'),
    ],
    [
      'version 4a, with a name',
      [asks([4, 1, 0, 80, 0, 0, 0, 1], 'user', [0], name, [0]), answers(GRANTED4), asks(GET), answers(NONE)],
      inside(`${name}:80`),
    ],
    [
      'version 5, without a password',
      [asks([5, 2, 0, 2]), answers([5, 0]), asks(toName), answers(GRANTED5), asks(GET), answers(NONE)],
      inside(`${name}:80`),
    ],
    [
      'version 5, with a password, to an address of IPv6',
      [
        asks([5, 1, 2]),
        answers([5, 2]),
        asks([1, 4], 'user', [4], 'pass'),
        answers([1, 0]),
        asks([5, 1, 0, 4, 0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 80]),
        answers(GRANTED5),
        asks(GET),
        answers(NONE),
      ],
      inside('2001:db8::7:80'),
    ],
    [
      'a client that does not wait',
      [asks([5, 1, 0], toName, GET), answers([5, 0], GRANTED5, NONE)],
      inside(`${name}:80`),
    ],
    [
      'a tunnel that is not granted',
      [asks([5, 1, 0]), answers([5, 0]), asks(toName), answers([5, 2, 0, 1, 0, 0, 0, 0, 0, 0]), asks('bye')],
      [`request tcp bye null  to 192.0.2.80:80`],
      ['socks-no-tunnel'],
    ],
    ['a proxy that accepts no method', [asks([5, 1, 0]), answers([5, 255])], [], ['socks-no-tunnel']],
  ];

  it.each(cases)('looks through %s', (_what, turns, lines, notices = []) => {
    const heard = hear(turns);
    const [handshake, reply, ...others] = linesOf(heard);
    expect(handshake).toMatch(/^request socks[45] .* to 192\.0\.2\.80:80$/s);
    expect(reply).toMatch(/^response socks[45] /);
    expect(others).toEqual(lines);
    expect(heard.flatMap((one) => (one.kind === 'notice' ? [one.notice.code] : []))).toEqual(notices);
  });

  it('lets what the client tells the proxy be searched', () => {
    const [, turns] = cases[3] as (typeof cases)[number];
    expect(linesOf(hear(turns))[0]).toContain('\u0004user\u0004pass');
  });

  it.each(cases)('looks through %s the same in any pieces, and accounts for every byte', (_what, turns) => {
    const whole = hear(turns);
    const byteLength = turns.reduce((sum, { bytes }) => sum + bytes.length, 0);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 30 }), (lengths) => {
        const pieces = hear(turns, () => lengths);
        expect(linesOf(pieces)).toEqual(linesOf(whole));
        expect(accountedBytes(pieces)).toEqual({ read: byteLength, missed: 0 });
      }),
      { numRuns: 20 },
    );
  });

  it('takes what only begins like it for a stream', () => {
    const turns = [asks([5, 1, 7], 'something else'), answers('no socks'), asks('more')];
    expect(linesOf(hear(turns))).toEqual([
      'request tcp \u0005\u0001\u0007something elsemore null  to 192.0.2.80:80',
      'response tcp no socks null  to 192.0.2.80:80',
    ]);
  });

  it('takes any bytes, and accounts for each', () => {
    const turn = fc.record({
      from: fc.constantFrom('orig' as const, 'resp' as const),
      bytes: fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.nat(255)), { minLength: 1, maxLength: 30 }),
    });
    fc.assert(
      fc.property(fc.constantFrom(4, 5), fc.array(turn, { maxLength: 6 }), (version, turns) => {
        const all = [
          asks([version, 1]),
          ...turns.map(({ from, bytes }) => ({ from, bytes: Uint8Array.from(bytes) })),
        ];
        const byteLength = all.reduce((sum, { bytes }) => sum + bytes.length, 0);
        expect(accountedBytes(hear(all))).toEqual({ read: byteLength, missed: 0 });
      }),
    );
  });
});

describe('a CONNECT tunnel', () => {
  it('is a connection to its target', () => {
    const turns = [
      asks(`CONNECT ${name}:8080 HTTP/1.1\r\n\r\n`),
      answers('HTTP/1.1 200 OK\r\n\r\n'),
      asks(GET),
      answers(NONE),
    ];
    expect(linesOf(hear(turns)).slice(2)).toEqual(inside(`${name}:8080`));
  });

  it('in thousands of others is looked through as far as anybody would go', () => {
    const pair = [asks('CONNECT a.example:1 HTTP/1.1\r\n\r\n'), answers('HTTP/1.1 200 OK\r\n\r\n')];
    const turns = new Array<Turn[]>(5000).fill(pair).flat();
    const heard = hear(turns);
    expect(heard.filter(isMessage).filter(({ method }) => method === 'CONNECT').length).toBeLessThan(30);
    const byteLength = turns.reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(accountedBytes(heard)).toEqual({ read: byteLength, missed: 0 });
  });

  it('in a tunnel leads to the end of both', () => {
    const turns = [
      asks('CONNECT proxy.example:3128 HTTP/1.1\r\n\r\n'),
      answers('HTTP/1.1 200 OK\r\n\r\n'),
      asks([5, 1, 0], toName, 'raw words'),
      answers([5, 0], GRANTED5),
    ];
    expect(linesOf(hear(turns)).at(-1)).toBe(`request tcp raw words null  to ${name}:80`);
  });
});
