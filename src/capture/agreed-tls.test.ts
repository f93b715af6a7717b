import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreedTls, cipherNamed, TLS_VERSIONS, tlsVersionNamed } from './agreed-tls.ts';

describe('a version', () => {
  test.each([
    ['TLSv1', 'TLS 1.0'],
    ['TLSv1.0', 'TLS 1.0'],
    ['TLS 1.0', 'TLS 1.0'],
    ['TLSv1.1', 'TLS 1.1'],
    ['TLSv1.2', 'TLS 1.2'],
    ['TLS 1.3', 'TLS 1.3'],
    ['tls_1_2', 'TLS 1.2'],
    ['SSLv3', 'SSL 3.0'],
    ['SSLv2', 'SSL 2.0'],
    ['QUIC', 'TLS 1.3'],
    ['QUICv1', 'TLS 1.3'],
    ['DTLSv1.2', null],
    ['TLSv2', null],
    ['TLSv1.9', null],
    ['SSL 1.0', null],
    ['', null],
    ['unknown', null],
    [null, null],
  ])('%s is %s', (text, version) => {
    expect(tlsVersionNamed(text)).toBe(version);
  });

  test('by its own name is itself', () => {
    for (const version of TLS_VERSIONS) expect(tlsVersionNamed(version)).toBe(version);
  });
});

test.each([
  ['TLS_AES_128_GCM_SHA256', true],
  ['ECDHE-RSA-AES128-GCM-SHA256', true],
  ['RC4-SHA', true],
  ['DES-CBC3-SHA', true],
  ['NULL-MD5', true],
  ['AES_128_GCM', true],
  ['490154203237518', false],
  ['AES 490154203237518', false],
  ['AES-490154203237518', false],
  ['asha@example.com', false],
  ['', false],
])('%s as the name of a cipher suite: %s', (text, isOne) => {
  expect(cipherNamed(text)).toBe(isOne ? text : null);
});

test('any texts give something or nothing, and never a throw', () => {
  const text = fc.option(fc.string({ unit: 'binary', maxLength: 80 }));
  fc.assert(
    fc.property(text, text, text, (version, cipher, alpn) => {
      const agreed = agreedTls(version, cipher, alpn);
      if (agreed !== undefined) expect([agreed.version, agreed.cipher]).not.toEqual([null, null]);
    }),
  );
});
