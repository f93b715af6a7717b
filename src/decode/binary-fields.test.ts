import { randomBytes } from 'node:crypto';
import { deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, latin1Of } from '../base/index.ts';
import { binaryFields, fieldAround } from './binary-fields.ts';
import type { RingKey } from './key-ring.ts';
import type { Part } from './part.ts';
import { pathOf } from './path-of.ts';
import {
  concise,
  framed,
  hitsOf,
  message,
  packed,
  partsOf,
  percentEncode,
  sealed,
  sectionOf,
  TEST_IV,
  TEST_KEY,
} from './testing/index.ts';
import { unfold } from './unfold.ts';

const V = '490154203237518';
const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64');
/** Base64 as long as the codes of letters: `0` to `z` as a length. */
const glued = base64(`{"imei":"${V}","a":"b","c":"12345"}`);

describe('the way to a value', () => {
  test.each<[string, Uint8Array, string, string | null]>([
    ['a message', message([1, 3], [2, V]), 'body/protobuf:2', '2'],
    ['a nested message', message([4, message([1, 3], [2, V])]), 'body/protobuf:4.2', '4.2'],
    ['a frame', framed(message([1, 3], [2, V])), 'body/grpc/protobuf:2', '2'],
    ['frames', framed(message([1, 3]), message([1, 3], [2, V])), 'body/grpc:1/protobuf:2', '2'],
    [
      'a message that is compressed',
      framed(gzipSync(message([1, 3], [2, V]))),
      'body/grpc/gzip/protobuf:2',
      '2',
    ],
    [
      'MessagePack',
      packed(new Map([['device', new Map([['imei', V]])]])),
      'body/msgpack:/device/imei',
      'imei',
    ],
    ['CBOR', concise(new Map([['device', [new Map([['imei', V]])]]])), 'body/cbor:/device/0/imei', 'imei'],
    ['a text of JSON', message([1, 3], [2, `{"imei":"${V}"}`]), 'body/protobuf:2/json:/imei', 'imei'],
    [
      'MessagePack in CBOR',
      concise(new Map([['p', packed(new Map([['imei', V]]))]])),
      'body/cbor:/p/msgpack:/imei',
      'imei',
    ],
    [
      'base64 between letters',
      message([1, 3], [6, glued], [6, 'x']),
      'body/protobuf:6/base64/json:/imei',
      'imei',
    ],
    [
      'base64 behind a letter of CBOR',
      concise(
        new Map([
          ['p', base64(V)],
          ['q', 'x'],
        ]),
      ),
      'body/cbor:/p/base64',
      'p',
    ],
    [
      'short base64 between letters',
      concise(['a', base64('9812345678'.slice(0, 9)), 'b', base64(V)]),
      'body/cbor:/3/base64',
      null,
    ],
    [
      'percent between letters',
      message([6, latin1Of(percentEncode(bytesOf(`+${V}`)))], [6, 'abc'], [1, 1]),
      'body/protobuf:6/percent',
      '6',
    ],
    [
      'base64 in one of many fields',
      message(
        [1, 1],
        ...Array.from(
          { length: 5_000 },
          (_, at) => [6, at === 4_321 ? glued : base64(`{"n":${at}}`)] as const,
        ),
      ),
      'body/protobuf:6/base64/json:/imei',
      'imei',
    ],
    ['a message in base64', bytesOf(base64(message([1, 3], [2, V]))), 'body/base64/protobuf:2', '2'],
  ])('%s', (_, bytes, path, field) => {
    const deepest = hitsOf(sectionOf(bytes), V).at(-1);
    expect(deepest).toMatchObject({ path, field });
  });

  test('a label that lies changes nothing', () => {
    const section = sectionOf(packed(new Map([['a=b&sender', V]])), {
      contentType: 'application/x-www-form-urlencoded',
    });
    expect(hitsOf(section, V).at(-1)?.path).toBe('body/msgpack:/a=b&sender');
  });

  test('names of a map are told as such', () => {
    expect(hitsOf(sectionOf(packed(new Map([[V, 'x']]))), V).at(-1)?.path).toBe('body/msgpack-key:');
  });
});

describe('what is encrypted in a field', () => {
  const key: RingKey = { bytes: TEST_KEY, mode: 'cbc', iv: TEST_IV, rank: 0, seen: null };
  test.each<[string, Uint8Array]>([
    ['of a message', message([1, 7], [2, sealed(bytesOf(`imei=${V}`))], [3, 'x'])],
    ['of a frame', framed(message([2, sealed(bytesOf(`imei=${V}`))]))],
    ['of a map', packed(new Map([['p', sealed(bytesOf(`imei=${V}`))]]))],
    ['of a map in a message', message([3, concise(new Map([['p', sealed(bytesOf(`imei=${V}`))]]))], [1, 1])],
  ])('%s is opened', (_, bytes) => {
    const paths: string[] = [];
    const visit = (part: Part) => {
      const at = latin1Of(part.bytes).indexOf(V);
      if (at !== -1) paths.push(pathOf(part, { start: at, end: at + V.length }).path);
    };
    unfold(sectionOf(bytes), visit, { keysFor: () => [key] });
    expect(paths).toHaveLength(1);
    expect(paths[0]).toMatch(/\/aes\/form:imei$/);
  });
});

describe('the field around a span', () => {
  test.each<[string, Uint8Array, string]>([
    ['a message', message([6, V], [6, '77']), V],
    ['a message in a map', concise(new Map([['a', message([1, 1], [6, V])]])), V],
    ['text', bytesOf(`x ${V} y`), '-'],
  ])('in %s', (_, bytes, expected) => {
    const [part] = partsOf(sectionOf(bytes));
    const start = Buffer.from(bytes).indexOf(V);
    const field = fieldAround(part as Part, { start, end: start + V.length });
    expect(field === null ? '-' : latin1Of(bytes.subarray(field.start, field.end))).toBe(expected);
  });

  test('is none for what reaches over its end', () => {
    const bytes = message([6, V], [6, '77']);
    const [part] = partsOf(sectionOf(bytes));
    expect(fieldAround(part as Part, { start: 5, end: 2 + V.length + 1 })).toBeNull();
  });
});

test('fields never overlap and are in order, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 }), (values) => {
      const bytes = framed(
        message(...values.map((value, at) => [at + 1, value] as const)),
        packed(values.map((value) => value)),
      );
      let last = 0;
      for (const part of partsOf(sectionOf(bytes))) {
        last = 0;
        for (const { start, end } of binaryFields(part)?.fields ?? []) {
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(part.bytes.byteLength);
      }
    }),
  );
});

test('random bytes and compressed ones are hardly ever taken for fields', () => {
  let taken = 0;
  for (let run = 0; run < 2_000; run++) {
    const [part] = partsOf(
      sectionOf(run % 2 === 0 ? randomBytes(32 + (run % 64)) : deflateRawSync(randomBytes(99))),
    );
    if (binaryFields(part as Part) !== null) taken += 1;
  }
  expect(taken).toBeLessThan(60);
});
