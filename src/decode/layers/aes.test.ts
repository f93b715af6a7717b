import { createHash } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, textOf } from '../../base/index.ts';
import type { RingKey } from '../key-ring.ts';
import { KeyTrial } from '../key-trial.ts';
import { pathOf } from '../path-of.ts';
import { encodeLayer, partsOf, sealed, sectionOf, TEST_IV, TEST_KEY } from '../testing/index.ts';
import { unfold } from '../unfold.ts';
import { aes } from './aes.ts';

const ringKey = (bytes: Uint8Array, fields: Partial<RingKey> = {}): RingKey => ({
  bytes,
  mode: null,
  iv: null,
  rank: 1,
  seen: null,
  ...fields,
});

/** Bytes as even as chance, the same on every run. */
const even = (byteLength: number, seed: string) =>
  Uint8Array.from(
    { length: byteLength },
    (_, i) => createHash('sha256').update(`${seed}${i}`).digest()[0] as number,
  );

const search = (bytes: Uint8Array) => ({
  bytes,
  isText: false,
  grammar: 'text' as const,
  mostDecoded: () => 1_000_000,
  affords: () => true,
});

const opened = (bytes: Uint8Array, key: RingKey) => aes.open(search(bytes), [key])?.region.bytes ?? null;
const right = ringKey(TEST_KEY);

describe('what a key opens', () => {
  test.each<[string, Uint8Array]>([
    ['fifteen digits, in one block', bytesOf('490154203237518')],
    ['a telephone number', bytesOf('+919876543210')],
    ['a name in another script', bytesOf('आशा')],
    ['JSON', bytesOf('{"imei":"490154203237518"}')],
    ['text of whole blocks', bytesOf('0123456789abcdef'.repeat(4))],
    ['UTF-8', bytesOf('फ़ोन ने सर्वर को संपर्क का नंबर बताया।')],
    ['gzip', gzipSync('{"imei":"490154203237518"}')],
    ['zlib', deflateSync('{"imei":"490154203237518"}')],
  ])('%s', (_, clear) => {
    expect(opened(sealed(clear), right)).toEqual(new Uint8Array(clear));
  });

  test.each<[string, Uint8Array]>([
    ['a text of fifteen signs in one block, which is too little evidence', bytesOf('#!%&/()=?{}[]<>')],
    ['bytes of no kind with one byte of padding', even(31, 'y')],
  ])('not %s', (_, clear) => {
    expect(opened(sealed(clear), right)).toBeNull();
  });

  test('bytes of no kind with enough padding, the first block as the vector of the key has it', () => {
    const clear = even(27, 'x');
    const bytes = sealed(clear, { iv: even(16, 'iv') });
    expect(opened(bytes, ringKey(TEST_KEY, { iv: even(16, 'iv') }))).toEqual(clear);
    expect(opened(bytes, right)?.subarray(16)).toEqual(clear.subarray(16));
  });

  test('is the rest where nobody knows the vector', () => {
    const clear = '{"numbers":["+919876543210","+919876543211"]}';
    const bytes = sealed(bytesOf(clear), { iv: even(16, 'iv') });
    expect(textOf(opened(bytes, right) as Uint8Array)).toBe(clear.slice(16));
    expect(textOf(opened(bytes, ringKey(TEST_KEY, { iv: even(16, 'iv') })) as Uint8Array)).toBe(clear);
  });

  test('is told from the next character on where the unknown block ends within one', () => {
    const clear = `${'x'.repeat(15)}नंबर 9876543210, 9876543211`;
    const bytes = sealed(bytesOf(clear), { iv: even(16, 'iv') });
    expect(textOf(opened(bytes, right) as Uint8Array)).toBe(clear.slice(16));
  });

  test('any text, with every usual vector and any length of key', () => {
    const iv = fc.constantFrom<'zeros' | 'letters' | 'key' | 'none'>('zeros', 'letters', 'key', 'none');
    const key = fc
      .constantFrom(16, 24, 32)
      .chain((length) => fc.uint8Array({ minLength: length, maxLength: length }));
    const text = fc.string({ minLength: 24, maxLength: 200, unit: fc.constantFrom(...'abc {}":,0123éअ中') });
    fc.assert(
      fc.property(text, key, iv, (clear, bytes, vector) => {
        const ivs = { zeros: new Uint8Array(16), letters: TEST_IV, key: bytes.slice(0, 16), none: null };
        const found = opened(sealed(bytesOf(clear), { key: bytes, iv: ivs[vector] }), ringKey(bytes));
        expect(found === null ? null : textOf(found)).toBe(clear);
      }),
    );
  });
});

describe('what a key does not open', () => {
  test('random bytes, with twenty thousand keys', () => {
    let wrong = 0;
    for (const [byteLength, seed] of [
      [16, 'a'],
      [32, 'b'],
      [4_096, 'c'],
    ] as const) {
      const bytes = even(byteLength, seed);
      for (let i = 0; i < 7_000; i++) {
        const key = createHash('sha256').update(`${seed} ${i}`).digest().subarray(0, 16);
        if (opened(bytes, ringKey(Uint8Array.from(key))) !== null) wrong += 1;
      }
    }
    expect(wrong).toBe(0);
  });

  test('a body one bit of which was changed at its end', () => {
    const bytes = sealed(bytesOf('{"imei":"490154203237518"}'));
    bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
    expect(opened(bytes, right)).toBeNull();
  });

  test('anything, without a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 160 }), (bytes) => {
        const whole = bytes.subarray(0, bytes.length - (bytes.length % 16));
        expect(() => opened(whole, right)).not.toThrow();
      }),
    );
  });
});

describe('a trial', () => {
  test('lets every key pass that opens, and few others', () => {
    const trial = new KeyTrial();
    const bodies = Array.from({ length: 50 }, (_, i) =>
      sealed(bytesOf(`number ${i} of fifty`.repeat(1 + (i % 3))), { iv: i % 2 === 0 ? TEST_IV : null }),
    );
    for (const body of bodies) trial.add(body);
    const others = Array.from({ length: 100 }, (_, i) => ringKey(even(16, `k${i}`)));
    const keysFor = trial.try([...others, right]);
    let passed = 0;
    for (const body of bodies) {
      expect(keysFor(body)).toContain(right);
      passed += keysFor(body).length - 1;
    }
    // Two ways to chain, 50 bodies, 100 keys, one in 256.
    expect(passed).toBeLessThan(150);
    expect(keysFor(even(32, 'never added'))).toEqual([]);
  });
});

describe('unfolding with keys', () => {
  const text = '{"tel":"+919876543210"}';
  const keysFor = () => [right];

  test('names the way', () => {
    const section = sectionOf(
      JSON.stringify({ v: 1, data: textOf(encodeLayer('base64', sealed(bytesOf(text)))) }),
    );
    const paths: string[] = [];
    const keys: RingKey[] = [];
    unfold(section, (part) => paths.push(pathOf(part, { start: 8, end: 21 }).path), {
      keysFor,
      opened: (key) => keys.push(key),
    });
    expect(paths).toContain('body/json:/data/base64/aes/json:/tel');
    expect(keys).toEqual([right]);
  });

  test('opens nothing without keys', () => {
    expect(partsOf(sectionOf(sealed(bytesOf(text)))).map(({ layer }) => layer)).toEqual([null]);
  });

  test('asks for no keys where the bytes are text, media, or no whole blocks', () => {
    for (const content of [
      'x'.repeat(32),
      Buffer.concat([Buffer.from('PK\x03\x04'), even(92, 'zip')]),
      even(33, 'odd'),
    ]) {
      unfold(sectionOf(content), () => {}, {
        keysFor: () => {
          throw new Error('asked');
        },
      });
    }
  });
});
