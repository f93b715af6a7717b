import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { concatBytes } from '../../base/index.ts';
import type { AgreedTls } from '../../capture/index.ts';
import { Budget } from '../stream/budget.ts';
import { buildRecord, buildServerHello, type ServerHelloPlan } from '../testing/index.ts';
import { ClearHandshake } from './clear-handshake.ts';
import { CIPHER_SUITES } from './data/cipher-suites.ts';

/** What is known of a server after so many bytes of it. */
function read(bytes: Uint8Array, piece = bytes.length): AgreedTls | null {
  const clear = new ClearHandshake(new Budget());
  for (let at = 0; at < bytes.length && !clear.isOver; at += Math.max(1, piece))
    clear.read({ bytes: bytes.subarray(at, at + piece), at: 0, index: 1, offset: at });
  return clear.agreed;
}

const OLD: ServerHelloPlan = { version: 0x0301, cipherSuite: 0x0005 };

describe('what a server chose', () => {
  it.each<[string, ServerHelloPlan, object | null]>([
    [
      'SSL 3.0',
      { version: 0x0300, cipherSuite: 0x000a, isBare: true },
      { version: 'SSL 3.0', cipher: 'TLS_RSA_WITH_3DES_EDE_CBC_SHA' },
    ],
    ['TLS 1.0', OLD, { version: 'TLS 1.0', cipher: 'TLS_RSA_WITH_RC4_128_SHA' }],
    [
      'TLS 1.1',
      { version: 0x0302, cipherSuite: 0x002f },
      { version: 'TLS 1.1', cipher: 'TLS_RSA_WITH_AES_128_CBC_SHA' },
    ],
    [
      'TLS 1.2',
      { version: 0x0303, cipherSuite: 0xc02f, alpn: 'h2' },
      { version: 'TLS 1.2', cipher: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', alpn: 'h2' },
    ],
    [
      'TLS 1.3',
      { version: 0x0303, cipherSuite: 0x1301, chosenVersion: 0x0304 },
      { version: 'TLS 1.3', cipher: 'TLS_AES_128_GCM_SHA256' },
    ],
    [
      'a draft of TLS 1.3',
      { version: 0x0303, cipherSuite: 0x1301, chosenVersion: 0x7f1c },
      { version: 'TLS 1.3', cipher: 'TLS_AES_128_GCM_SHA256' },
    ],
    [
      'a suite without a name',
      { version: 0x0303, cipherSuite: 0x00ab },
      { version: 'TLS 1.2', cipher: '0x00ab' },
    ],
    ['a version that is none', { version: 0x0505, cipherSuite: 0x1301 }, null],
    [
      'a protocol that is no name',
      { version: 0x0303, cipherSuite: 0xc02f, alpn: '490154203237518' },
      { version: 'TLS 1.2', cipher: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256' },
    ],
  ])('reads %s', (_, plan, agreed) => {
    expect(read(buildServerHello(plan))).toEqual(agreed);
  });

  it.each([500, 70, 5, 1])('is read in records of %i bytes, however they come', (most) => {
    const bytes = buildServerHello(OLD, most);
    for (const piece of [1, 7, 300]) {
      expect(read(bytes, piece)).toMatchObject({ version: 'TLS 1.0' });
      expect(read(bytes.subarray(0, -1), piece)).toBeNull();
    }
  });

  it('reads past a warning, and nothing else', () => {
    const hello = buildServerHello(OLD);
    expect(read(concatBytes([buildRecord(21, 2), hello]))).toMatchObject({ version: 'TLS 1.0' });
    expect(read(concatBytes([buildRecord(23, 2), hello]))).toBeNull();
    expect(read(buildRecord(21, 2))).toBeNull();
    expect(read(hello.subarray(0, 45))).toBeNull();
  });

  it('reads any bytes without a throw, whatever they are laid over', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), fc.nat(120), (bytes, at) => {
        const hello = buildServerHello({ ...OLD, alpn: 'h2', chosenVersion: 0x0304 });
        hello.set(bytes.subarray(0, Math.max(0, hello.length - at)), Math.min(at, hello.length));
        read(hello);
        read(bytes);
      }),
    );
  });
});

test('the names of suites are those of the registry', () => {
  expect([...CIPHER_SUITES.values()].filter((name) => !/^TLS_[A-Za-z0-9_]+$/.test(name))).toEqual([]);
  expect(
    [0x0000, 0x0003, 0x0005, 0x000a, 0xc011, 0xcca8, 0x1303].map((number) => CIPHER_SUITES.get(number)),
  ).toEqual([
    'TLS_NULL_WITH_NULL_NULL',
    'TLS_RSA_EXPORT_WITH_RC4_40_MD5',
    'TLS_RSA_WITH_RC4_128_SHA',
    'TLS_RSA_WITH_3DES_EDE_CBC_SHA',
    'TLS_ECDHE_RSA_WITH_RC4_128_SHA',
    'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
    'TLS_CHACHA20_POLY1305_SHA256',
  ]);
});
