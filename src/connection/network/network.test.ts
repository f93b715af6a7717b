import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressText } from './address-text.ts';
import { blankDatagram as blank } from './datagram.ts';
import { flowKey, reversedKey } from './flow-key.ts';
import { readIpv4 } from './ipv4.ts';
import { readIpv6 } from './ipv6.ts';

function ipv4(changes: {
  total?: number;
  first?: number;
  fragment?: number;
  padding?: number;
  payload?: number;
}): Uint8Array {
  const { total, first = 0x45, fragment = 0, padding = 0, payload = 10 } = changes;
  const bytes = new Uint8Array(20 + payload + padding);
  const length = total ?? 20 + payload;
  bytes.set([
    first,
    0,
    length >> 8,
    length & 255,
    0,
    0,
    fragment >> 8,
    fragment & 255,
    64,
    6,
    0,
    0,
    10,
    0,
    0,
    1,
    10,
    0,
    0,
    2,
  ]);
  return bytes;
}

/** 40 bytes behind the IP header, of which the first are an authentication header of so many words, less two. */
function withAuthentication(words: number): Uint8Array {
  const bytes = ipv4({ payload: 40 });
  bytes[9] = 51;
  bytes.set([6, words], 20);
  return bytes;
}

describe('readIpv4', () => {
  const good = { protocol: 6, payloadStart: 20, payloadEnd: 30, cutBytes: 0, fragment: null };
  const cases: readonly [string, Uint8Array, number, object | string][] = [
    ['a plain packet', ipv4({}), 30, good],
    ['leaves Ethernet padding out', ipv4({ padding: 6 }), 36, good],
    ['takes length 0 as up to the end (TSO)', ipv4({ total: 0 }), 30, good],
    ['steps over options', ipv4({ first: 0x46 }), 30, { ...good, payloadStart: 24 }],
    ['knows what the capture cut off', ipv4({ total: 100 }), 100, { ...good, cutBytes: 70 }],
    ['does not believe in more than the wire had', ipv4({ total: 100 }), 30, good],
    ['do not fragment is no fragment', ipv4({ fragment: 0x4000 }), 30, good],
    [
      'first fragment',
      ipv4({ fragment: 0x2000 }),
      30,
      { ...good, fragment: { offset: 0, hasMore: true, identification: 0 } },
    ],
    [
      'last fragment',
      ipv4({ fragment: 0x0004 }),
      30,
      { ...good, fragment: { offset: 32, hasMore: false, identification: 0 } },
    ],
    ['a fragment past the longest packet', ipv4({ fragment: 0x1fff }), 30, 'ip-invalid'],
    ['an authentication header', withAuthentication(4), 62, { ...good, payloadStart: 44, payloadEnd: 60 }],
    ['an authentication header that is too short', withAuthentication(0), 62, 'ip-invalid'],
    ['an authentication header past the packet', withAuthentication(99), 62, 'ip-invalid'],
    ['an authentication header past the capture', withAuthentication(4).subarray(0, 40), 60, 'ip-truncated'],
    ['another version', ipv4({ first: 0x55 }), 30, 'ip-invalid'],
    ['too short a header', ipv4({ first: 0x44 }), 30, 'ip-invalid'],
    ['a length below the header', ipv4({ total: 19 }), 30, 'ip-invalid'],
    ['a header cut short', ipv4({}).subarray(0, 19), 30, 'ip-truncated'],
  ];
  it.each(cases)('%s', (_, bytes, wireLength, expected) => {
    const into = blank();
    const fault = readIpv4({ bytes, wireLength }, 0, into);
    if (typeof expected === 'string') expect(fault?.code).toBe(expected);
    else {
      expect(fault).toBeNull();
      expect(into).toMatchObject(expected);
    }
  });
});

function ipv6(next: number, rest: readonly number[], length = rest.length): Uint8Array {
  const header = new Uint8Array(40);
  header.set([0x60, 0, 0, 0, length >> 8, length & 255, next, 64]);
  return Uint8Array.from([...header, ...rest]);
}

describe('readIpv6', () => {
  const payload = [1, 2, 3, 4];
  const cases: readonly [string, Uint8Array, number, object | string][] = [
    ['a plain packet', ipv6(6, payload), 44, { protocol: 6, payloadStart: 40, payloadEnd: 44, cutBytes: 0 }],
    [
      'hop-by-hop, then destination',
      ipv6(0, [60, 0, 0, 0, 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, ...payload]),
      60,
      { protocol: 17, payloadStart: 56 },
    ],
    [
      'an atomic fragment',
      ipv6(44, [6, 0, 0, 0, 9, 9, 9, 9, ...payload]),
      52,
      { protocol: 6, payloadStart: 48 },
    ],
    [
      'an authentication header',
      ipv6(51, [6, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ...payload]),
      56,
      { protocol: 6, payloadStart: 52 },
    ],
    ['a jumbogram or TSO', ipv6(6, payload, 0), 44, { payloadEnd: 44 }],
    ['cut by the capture', ipv6(6, payload, 9), 49, { payloadEnd: 44, cutBytes: 5 }],
    [
      'a fragment, which is not looked into',
      ipv6(44, [60, 0, 0, 17, 0, 0, 1, 9, ...payload]),
      52,
      { protocol: 60, payloadStart: 48, fragment: { offset: 16, hasMore: true, identification: 265 } },
    ],
    [
      'a fragment past the longest packet',
      ipv6(44, [6, 0, 0xff, 0xf8, 9, 9, 9, 9, ...payload, 1, 2, 3, 4]),
      56,
      'ip-invalid',
    ],
    ['an extension beyond the packet', ipv6(0, [6, 9, 0, 0, 0, 0, 0, 0]), 48, 'ip-invalid'],
    ['an extension beyond the capture', ipv6(0, [6, 9, 0, 0, 0, 0, 0, 0], 200), 240, 'ip-truncated'],
    ['another version', Uint8Array.from([0x45, ...ipv6(6, payload).subarray(1)]), 44, 'ip-invalid'],
    ['too short', ipv6(6, payload).subarray(0, 39), 44, 'ip-truncated'],
  ];
  it.each(cases)('%s', (_, bytes, wireLength, expected) => {
    const into = blank();
    const fault = readIpv6({ bytes, wireLength }, 0, into);
    if (typeof expected === 'string') expect(fault?.code).toBe(expected);
    else {
      expect(fault).toBeNull();
      expect(into).toMatchObject(expected);
    }
  });

  it('stays inside the packet, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(300), fc.boolean(), (bytes, wireLength, six) => {
        const into = blank();
        if (bytes.length > 0) bytes[0] = six ? 0x60 : 0x45;
        const fault = six
          ? readIpv6({ bytes, wireLength }, 0, into)
          : readIpv4({ bytes, wireLength }, 0, into);
        if (fault !== null) return;
        expect(into.payloadStart).toBeLessThanOrEqual(into.payloadEnd);
        expect(into.payloadEnd).toBeLessThanOrEqual(bytes.length);
        expect(into.cutBytes).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('addressText', () => {
  it.each([
    [[192, 0, 2, 1], '192.0.2.1'],
    [[0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], '2001:db8::1'],
    [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], '::'],
    [[0x20, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1], '2001:0:1::1:1'],
    [[0, 1, 0, 2, 0, 3, 0, 0, 0, 5, 0, 6, 0, 7, 0, 8], '1:2:3:0:5:6:7:8'],
  ])('%j is %s', (bytes, text) => {
    expect(addressText(Uint8Array.from(bytes), 0, bytes.length)).toBe(text);
  });
});

describe('flowKey', () => {
  it.each([4, 16])(
    'is reversed by the packet of the other direction, %i bytes an address',
    (addressLength) => {
      const a = new Uint8Array(addressLength).fill(1);
      const b = new Uint8Array(addressLength).fill(2);
      const datagram = { ...blank(), addressLength, payloadStart: 2 * addressLength };
      const forth = flowKey(Uint8Array.from([...a, ...b, 1, 2, 3, 4]), datagram);
      const back = flowKey(Uint8Array.from([...b, ...a, 3, 4, 1, 2]), datagram);
      expect(reversedKey(forth)).toBe(back);
      expect(reversedKey(back)).toBe(forth);
    },
  );
});
