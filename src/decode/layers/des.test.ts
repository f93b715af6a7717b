import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../base/index.ts';
import { type RingKey, sealedBlockOf } from '../key-ring.ts';
import { pathOf } from '../path-of.ts';
import { sectionOf } from '../testing/index.ts';
import { unfold } from '../unfold.ts';
import { des } from './des.ts';

const bytesFrom = (from: number, length: number) => Uint8Array.from({ length }, (_, i) => from + i * 7);
const KEY = bytesFrom(0x21, 8);
const KEYS = bytesFrom(0x31, 24);
const IV = bytesFrom(0x81, 8);

const ringKey = (bytes: Uint8Array, fields: Partial<RingKey> = {}): RingKey => ({
  cipher: 'des',
  bytes,
  mode: 'cbc',
  iv: IV,
  rank: 0,
  seen: null,
  ...fields,
});

function sealed(clear: Uint8Array, { key, iv }: { key: Uint8Array; iv: Uint8Array | null }): Uint8Array {
  const cipher = createCipheriv(`des-ede3-${iv === null ? 'ecb' : 'cbc'}`, key, iv);
  return new Uint8Array(Buffer.concat([cipher.update(clear), cipher.final()]));
}

const opened = (bytes: Uint8Array, key: RingKey) =>
  des.open({ bytes, isText: false, grammar: 'text', mostDecoded: () => 1_000_000, affords: () => true }, [
    key,
  ])?.region.bytes ?? null;

/** FIPS 81 appendix B: the sentence under the key, in blocks by themselves. */
test('single DES is what the standard has', () => {
  const key = Uint8Array.from(Buffer.from('0123456789abcdef', 'hex'));
  const standard = Buffer.from('3fa40e8a984d48156a271787ab8883f9893d51ec4b563b53', 'hex');
  const triple = Buffer.concat([key, key, key]);
  const ours = sealed(bytesOf('Now is the time for all '), { key: triple, iv: null });
  expect(Buffer.from(ours.subarray(0, 24)).equals(standard)).toBe(true);
  expect(opened(ours, ringKey(key, { mode: 'ecb', iv: null }))).toEqual(bytesOf('Now is the time for all '));
});

describe('what a key opens', () => {
  const text = fc.string({ minLength: 12, maxLength: 200, unit: fc.constantFrom(...'abc {}":,0123éअ中') });
  const triple = (key: Uint8Array) => {
    if (key.byteLength === 8) return Buffer.concat([key, key, key]);
    return key.byteLength === 16 ? Buffer.concat([key, key.subarray(0, 8)]) : key;
  };

  test.each([8, 16, 24])('any text, with keys of %i bytes, chained or not', (length) => {
    const key = KEYS.subarray(0, length);
    fc.assert(
      fc.property(text, fc.boolean(), (clear, isChained) => {
        const iv = isChained ? IV : null;
        const bytes = sealed(bytesOf(clear), { key: triple(key), iv });
        expect(opened(bytes, ringKey(key, { mode: isChained ? 'cbc' : 'ecb', iv }))).toEqual(bytesOf(clear));
      }),
    );
  });

  test('a telephone number', () => {
    const bytes = sealed(bytesOf('+919876543210'), { key: KEYS, iv: IV });
    expect(opened(bytes, ringKey(KEYS))).toEqual(bytesOf('+919876543210'));
    expect(opened(bytes, ringKey(KEYS.toReversed()))).toBeNull();
  });
});

test('it is asked where a case gives its key, and named', () => {
  const key = ringKey(KEY, { mode: 'ecb', iv: null });
  const triple = Buffer.concat([KEY, KEY, KEY]);
  const content = sealed(bytesOf('{"tel":"+919876543210"}'), { key: triple, iv: null });
  const paths: string[] = [];
  unfold(sectionOf(content), (part) => paths.push(pathOf(part, { start: 8, end: 21 }).path), {
    keysFor: () => [key],
    sealedBlock: sealedBlockOf([key]),
  });
  expect(paths).toContain('body/des/json:/tel');
});

test('any bytes open nothing and throw nothing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
      expect(() => opened(bytes, ringKey(KEYS))).not.toThrow();
    }),
  );
});
