import { expect, test } from 'vitest';
import { tlsStrength } from './tls-faults.ts';

test.each<[string, Parameters<typeof tlsStrength>[0], ReturnType<typeof tlsStrength>]>([
  ['nothing that was seen', undefined, null],
  ['TLS 1.3 by itself', { version: 'TLS 1.3', cipher: null }, 'current'],
  ['TLS 1.3 without encryption', { version: 'TLS 1.3', cipher: 'TLS_SHA384_SHA384' }, 'obsolete'],
  ['TLS 1.2 with a suite that is known', { version: 'TLS 1.2', cipher: 'AES128-SHA' }, 'current'],
  ['TLS 1.2 with one that is not', { version: 'TLS 1.2', cipher: '0x1306' }, null],
  ['TLS 1.2 with none that was told', { version: 'TLS 1.2', cipher: null }, null],
  ['TLS 1.1', { version: 'TLS 1.1', cipher: null }, 'obsolete'],
  ['a good suite of a version that was not told', { version: null, cipher: 'AES128-SHA' }, null],
  ['a bad suite of a version that was not told', { version: null, cipher: 'RC4-SHA' }, 'obsolete'],
])('%s', (_, tls, strength) => {
  expect(tlsStrength(tls)).toBe(strength);
});
