import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostCovers, isAddress, plainHost } from './plain-host.ts';

test.each([
  ['xiaomi.com', 'xiaomi.com'],
  ['XiaoMi.COM.', 'xiaomi.com'],
  ['*.xiaomi.com', 'xiaomi.com'],
  ['.xiaomi.com', 'xiaomi.com'],
  ['*.xiaomi.com.', 'xiaomi.com'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['BÜCHER.example.', 'xn--bcher-kva.example'],
  ['my_host.example', 'my_host.example'],
  ['42.62.48.81', '42.62.48.81'],
  ['2001:DB8:0:0::1', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['::ffff:42.62.48.81', '42.62.48.81'],
  ['fe80::1%wlan0', 'fe80::1%wlan0'],
])('%s is compared as %s', (written, plain) => {
  expect(plainHost(written)).toBe(plain);
  expect(plainHost(plain)).toBe(plain);
});

test.each([
  ['xiaomi.com', 'xiaomi.com', true],
  ['*.xiaomi.com', 'api.xiaomi.com', true],
  ['xiaomi.com.', 'API.xiaomi.com', true],
  ['xiaomi.com', 'notxiaomi.com', false],
  ['api.xiaomi.com', 'xiaomi.com', false],
  ['42.62.48.81', '42.62.48.81', true],
  ['48.81', '42.62.48.81', false],
  ['::ffff:42.62.48.81', '42.62.48.81', true],
])('%s covers %s: %s', (name, host, is) => {
  expect(hostCovers(name, host)).toBe(is);
});

test('any text is taken, and once is enough', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(typeof plainHost(text)).toBe('string');
      expect(typeof isAddress(text)).toBe('boolean');
    }),
  );
});
