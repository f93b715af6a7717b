import { type CipherGCM, createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../base/index.ts';
import type { RingKey } from './key-ring.ts';
import { openStreamed } from './open-streamed.ts';

const KEY = Uint8Array.from({ length: 32 }, (_, i) => 0x40 + i * 5);
const IV = Uint8Array.from({ length: 16 }, (_, i) => 0x90 + i * 3);
const CLEAR = bytesOf('{"tel":"+919876543210","name":"आशा"}');

const ringKey = (mode: RingKey['mode'], fields: Partial<RingKey> = {}): RingKey => ({
  bytes: KEY,
  mode,
  iv: null,
  rank: 0,
  seen: null,
  ...fields,
});

const opened = (bytes: Uint8Array, key: RingKey) => openStreamed(bytes, key, 1_000_000)?.bytes ?? null;

describe.each(['ctr', 'cfb'] as const)('%s', (mode) => {
  const sealed = (clear: Uint8Array, { key = KEY, iv = IV } = {}) =>
    new Uint8Array(createCipheriv(`aes-${key.byteLength * 8}-${mode}`, key, iv).update(clear));

  test.each([16, 24, 32])('a key of %i bytes with its vector', (length) => {
    const key = KEY.subarray(0, length);
    expect(opened(sealed(CLEAR, { key }), ringKey(mode, { bytes: key, iv: IV }))).toEqual(CLEAR);
  });

  test('the vector in front', () => {
    expect(opened(Buffer.concat([IV, sealed(CLEAR)]), ringKey(mode))).toEqual(CLEAR);
  });

  test('a vector of zeros, which nobody has said', () => {
    expect(opened(sealed(CLEAR, { iv: new Uint8Array(16) }), ringKey(mode))).toEqual(CLEAR);
  });

  test('another key opens nothing', () => {
    expect(opened(sealed(CLEAR), ringKey(mode, { iv: IV, bytes: KEY.toReversed() }))).toBeNull();
  });
});

describe('gcm', () => {
  function sealed(clear: Uint8Array, { iv, more }: { iv: Uint8Array; more?: Uint8Array }): Uint8Array {
    const cipher = createCipheriv('aes-256-gcm', KEY, iv) as CipherGCM;
    if (more !== undefined) cipher.setAAD(more);
    return new Uint8Array(Buffer.concat([cipher.update(clear), cipher.final(), cipher.getAuthTag()]));
  }

  const random = Uint8Array.from({ length: 40 }, (_, i) => (i * 97 + 13) ^ (i << 3));

  test.each([12, 16])('a vector of %i bytes in front, whatever the content', (length) => {
    const iv = IV.subarray(0, length);
    for (const clear of [CLEAR, random, Uint8Array.of(7)]) {
      expect(opened(Buffer.concat([iv, sealed(clear, { iv })]), ringKey('gcm'))).toEqual(clear);
    }
  });

  test('the vector that goes with the key', () => {
    const iv = IV.subarray(0, 12);
    expect(opened(sealed(random, { iv }), ringKey('gcm', { iv }))).toEqual(random);
  });

  test('text whose tag covers more than anybody knows', () => {
    const iv = IV.subarray(0, 12);
    const bytes = sealed(CLEAR, { iv, more: bytesOf('v1') });
    expect(opened(bytes, ringKey('gcm', { iv }))).toEqual(CLEAR);
    expect(opened(sealed(random, { iv, more: bytesOf('v1') }), ringKey('gcm', { iv }))).toBeNull();
  });
});

test('any bytes open nothing and throw nothing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.constantFrom('ctr', 'cfb', 'gcm'), (bytes, mode) => {
      expect(() => opened(bytes, ringKey(mode as 'gcm'))).not.toThrow();
    }),
  );
});
