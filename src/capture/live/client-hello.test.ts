import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_HELLO_BYTES, readClientHello } from './client-hello.ts';
import { ja3 } from './ja3.ts';
import { ja4 } from './ja4.ts';
import { buildHello } from './testing/index.ts';

/** FoxIO's own example (technical_details/JA4.md): Chrome, with GREASE put in as Chrome does. */
const CHROME = {
  ciphers: 'caca,1301,1302,1303,c02b,c02f,c02c,c030,cca9,cca8,c013,c014,009c,009d,002f,0035',
  extensions: '3a3a,001b,0000,0033,0010,4469,0017,002d,000d,0005,0023,0012,002b,ff01,000b,000a,aaaa,0015',
  algorithms: '0403,0804,0401,0503,0805,0501,0806,0601',
  versions: '7a7a,0304,0303',
  protocols: ['h2', 'http/1.1'],
};

describe('ja3', () => {
  const none = { random: new Uint8Array(32), sessionId: new Uint8Array(0), sessionTicket: new Uint8Array(0) };
  const nothing = {
    ...none,
    serverName: null,
    protocols: [],
    supportedVersions: [],
    signatureAlgorithms: [],
  };

  it.each([
    [
      'ada70206e40642a3e4461f35503241d5',
      [47, 53, 5, 10, 49161, 49162, 49171, 49172, 50, 56, 19, 4],
      [0, 10, 11],
      [23, 24, 25],
      [0],
    ],
    ['de350869b8c85de67a350c8d186f11e6', [4, 5, 10, 9, 100, 98, 3, 6, 19, 18, 99], [], [], []],
  ])('gives %s, as published', (expected, cipherSuites, extensions, groups, pointFormats) => {
    const hello = { ...nothing, version: 769, cipherSuites, extensions, groups, pointFormats };
    expect(ja3(hello)).toBe(expected);
    const greased = [0x0a0a, ...cipherSuites];
    expect(ja3({ ...hello, cipherSuites: greased, extensions: [...extensions, 0xfafa] })).toBe(expected);
  });
});

describe('ja4', () => {
  it.each([
    ['t13d1516h2_8daaf6152771_e5627efa2ab1', 'the published example', CHROME],
    [
      't13d1516h2_8daaf6152771_d8a2da3f94cd',
      'a later Chrome, as others publish it',
      { ...CHROME, extensions: CHROME.extensions.replace('4469', '44cd').replace('0015', 'fe0d') },
    ],
    [
      't13i1515h2_8daaf6152771_e5627efa2ab1',
      'no server name',
      { ...CHROME, extensions: CHROME.extensions.replace('0000,', '') },
    ],
    [
      't12d150700_8daaf6152771',
      'no versions, no protocols',
      { ...CHROME, versions: '', protocols: [], extensions: '0000,000d,0005,0023,0012,000b,000a' },
    ],
    [
      't12i010000_0f2cb44170f4_000000000000',
      'no extensions',
      { ciphers: '1301', extensions: '', algorithms: '', versions: '', protocols: [] },
    ],
  ])('gives %s for %s', (expected, _name, plan) => {
    const hello = readClientHello(buildHello(plan));
    if (typeof hello === 'string') throw new Error(hello);
    expect(ja4(hello)).toContain(expected);
  });

  it('writes protocols that are no words by their hex', () => {
    const hello = readClientHello(buildHello({ ...CHROME, protocols: ['\xab\xcd'] }));
    expect(hello === 'more' || hello === 'none' ? hello : ja4(hello)).toMatch(/^t13d1516ad_/);
  });
});

describe('readClientHello', () => {
  const bytes = buildHello(CHROME);
  const whole = readClientHello(bytes);

  it('reads names, protocols and lists', () => {
    expect(whole).toMatchObject({
      serverName: 'api.example.org',
      protocols: ['h2', 'http/1.1'],
      version: 0x0303,
    });
  });

  it('asks for more until the last byte is there', () => {
    for (let length = 1; length < bytes.byteLength; length++) {
      expect(readClientHello(bytes.subarray(0, length))).toBe('more');
    }
  });

  it('reads the same when the message is cut into records', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 300 }), (most) => {
        expect(readClientHello(buildHello({ ...CHROME, recordBytes: most }))).toEqual(whole);
      }),
    );
  });

  it.each([
    ['an HTTP request', Buffer.from('GET / HTTP/1.1\r\n')],
    ['a ServerHello', Uint8Array.of(22, 3, 3, 0, 4, 2, 0, 0, 0)],
    ['an empty record', Uint8Array.of(22, 3, 3, 0, 0)],
    ['lengths that lead out of the message', Uint8Array.of(22, 3, 1, 0, 6, 1, 0, 0, 2, 3, 3)],
    ['a message of 16 MB', Uint8Array.of(22, 3, 1, 0xff, 0xff, 1, 0xff, 0xff, 0xff)],
  ])('takes %s for none', (_name, given) => {
    expect(readClientHello(given)).toBe('none');
  });

  it('gives up on what never ends', () => {
    const endless = new Uint8Array(MOST_HELLO_BYTES + 1);
    for (let at = 0; at + 6 <= endless.byteLength; at += 6) endless.set([22, 3, 1, 0, 1, 1], at);
    expect(readClientHello(endless)).toBe('none');
  });

  it('says something of any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (tail) => {
        const given = Uint8Array.of(22, 3, 1, 0, tail.byteLength, ...tail);
        expect(['more', 'none', 'object']).toContain(
          typeof readClientHello(given) === 'object' ? 'object' : readClientHello(given),
        );
      }),
    );
  });
});
