import { expect, test } from 'vitest';
import { tlsFaults, tlsStrength } from './tls-faults.ts';

test.each<[string, Parameters<typeof tlsStrength>[0], ReturnType<typeof tlsStrength>]>([
  ['nothing that was seen', undefined, null],
  ['TLS 1.3 by itself', { version: 'TLS 1.3', cipher: null }, 'current'],
  ['TLS 1.3 without encryption', { version: 'TLS 1.3', cipher: 'TLS_SHA384_SHA384' }, 'obsolete'],
  ['TLS 1.2 with a suite that is known', { version: 'TLS 1.2', cipher: 'ECDHE-RSA-AES128-SHA' }, 'current'],
  ['TLS 1.2 with one that is not', { version: 'TLS 1.2', cipher: '0x1306' }, null],
  ['TLS 1.2 with none that was told', { version: 'TLS 1.2', cipher: null }, null],
  ['keys sent under RSA', { version: 'TLS 1.2', cipher: 'AES128-SHA' }, 'discouraged'],
  ['the same of old', { version: 'TLS 1.0', cipher: 'AES128-SHA' }, 'obsolete'],
  ['TLS 1.1', { version: 'TLS 1.1', cipher: null }, 'obsolete'],
  ['a good suite of a version that was not told', { version: null, cipher: 'ECDHE-RSA-AES128-SHA' }, null],
  ['a bad suite of a version that was not told', { version: null, cipher: 'RC4-SHA' }, 'obsolete'],
])('%s', (_, tls, strength) => {
  expect(tlsStrength(tls)).toBe(strength);
});

test.each([
  ['AES128-SHA', ['static-rsa note']],
  ['AES256-GCM-SHA384', ['static-rsa note']],
  ['CAMELLIA256-SHA', ['static-rsa note']],
  ['TLS_RSA_WITH_AES_128_GCM_SHA256', ['static-rsa note']],
  ['TLS_RSA_PSK_WITH_AES_128_GCM_SHA256', ['static-rsa note']],
  ['TLS_DH_RSA_WITH_AES_128_CBC_SHA', ['static-dh note']],
  ['TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA', ['static-dh note']],
  ['ECDH-RSA-AES128-SHA', ['static-dh note']],
  ['TLS_DHE_RSA_WITH_AES_128_GCM_SHA256', ['dhe note']],
  ['DHE-RSA-AES128-GCM-SHA256', ['dhe note']],
  // The gravest alone.
  ['TLS_RSA_WITH_RC4_128_SHA', ['rc4 warning']],
  ['TLS_DH_anon_WITH_AES_128_CBC_SHA', ['anonymous error']],
  // CBC by itself, and suites of TLS 1.3.
  ['ECDHE-RSA-AES128-SHA', []],
  ['TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384', []],
  ['TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA', []],
  ['TLS_PSK_WITH_AES_128_GCM_SHA256', []],
  ['TLS_AES_128_GCM_SHA256', []],
  ['TLS_CHACHA20_POLY1305_SHA256', []],
  ['0x1306', []],
])('what is said of %s', (cipher, faults) => {
  const told = tlsFaults({ version: 'TLS 1.2', cipher });
  expect(told.map(({ id, level }) => `${id} ${level}`)).toEqual(faults);
});
