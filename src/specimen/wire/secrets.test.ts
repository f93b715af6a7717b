import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  activationSms,
  decrypted,
  encrypted,
  hashed,
  isHashed,
  passwordHash,
  readActivationSms,
  signManifest,
  verifyManifest,
} from './index.ts';

const IMEI = '490154203237518';

describe('hashed', () => {
  test('is the documented H(x)', () => expect(hashed(IMEI)).toBe('l6IQUjLsyHVvA6Ap'));

  test.each([
    [hashed(IMEI), true],
    [IMEI, false],
    ['4901542032375181', false],
    ['+919876543210987', false],
    [encrypted('+919876543210', 'AAAAAAAAAAAAAAAAAAAAAA=='), false],
  ])('isHashed %s: %s', (text, is) => expect(isHashed(text)).toBe(is));
});

describe('the Mi Cloud cipher', () => {
  const security = Buffer.alloc(16, 7).toString('base64');

  test('gives back what it took', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decrypted(encrypted(text, security), security)).toBe(text);
      }),
    );
  });

  test('is AES-128-CBC with the documented IV', () => {
    // openssl enc -aes-128-cbc -K 07…07 -iv 30313032303330343035303630373038 -base64
    expect(encrypted('+919876543210', security)).toBe('RD+QsSO8affdyMzNWAEVaw==');
  });

  test('gives null for bytes that are none of its own', () => {
    expect(decrypted('AAAA', security)).toBeNull();
    expect(decrypted('', security)).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = decrypted(Buffer.from(bytes).toString('base64'), security);
        expect(text === null || typeof text === 'string').toBe(true);
      }),
    );
  });
});

test('the password hash is upper-case MD5', () => {
  expect(passwordHash('secret')).toBe('5EBE2294ECD0E0F08EAB7690D2A6EE69');
});

describe('the activation SMS', () => {
  test('is written as documented and read again', () => {
    const text = activationSms(IMEI, '404100123456789', '1');
    expect(text).toBe(`XM/l6IQUjLsyHVvA6Ap/${hashed('404100123456789')}/1`);
    expect(readActivationSms(text)).toEqual({ device: hashed(IMEI), imsi: hashed('404100123456789') });
  });

  test.each(['', 'XM/', 'hello', 'XM/a/b/1', ` ${activationSms('1', '2', '3')}`])(
    '%j is another SMS',
    (text) => expect(readActivationSms(text)).toBeNull(),
  );
});

describe('the update manifest', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const manifest = { build: 'ota', payload: '/updates/ota.zip', byteLength: 1, sha256: 'ab' };
  const good = signManifest(manifest, privateKey);

  test('is read with the key of who signed it', () =>
    expect(verifyManifest(good, publicKey)).toEqual(manifest));

  test.each([
    ['another key', good, generateKeyPairSync('ed25519').publicKey, 'update-signature'],
    ['a changed manifest', good.replace('ota.zip', 'bad.zip'), publicKey, 'update-signature'],
    [
      'a changed signature',
      good.replace(/"signature":"../, '"signature":"zz'),
      publicKey,
      'update-signature',
    ],
    ['no JSON', 'x', publicKey, 'update-manifest'],
    ['another JSON', 'null', publicKey, 'update-manifest'],
    ['a signed list', signManifest([] as never, privateKey), publicKey, 'update-manifest'],
    [
      'a length that is none',
      signManifest({ ...manifest, byteLength: '1' as never }, privateKey),
      publicKey,
      'update-manifest',
    ],
  ])('is refused with %s', (_, text, key, code) =>
    expect(() => verifyManifest(text, key)).toThrow(expect.objectContaining({ code })),
  );
});
