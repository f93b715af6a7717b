import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf, nowhere } from '../../base/index.ts';
import type { Message } from '../../connection/index.ts';
import { fieldsOf } from './fields-of.ts';

const fieldsIn = (bytes: Uint8Array): string[] => {
  const section = {
    bytes,
    source: nowhere,
    location: 'body',
    field: null,
    contentType: 'application/octet-stream',
    contentEncodings: [],
  };
  return [...fieldsOf({ at: 0, sections: [section] } as unknown as Message).keys()];
};

const closed = fc
  .uint8Array({ minLength: 16, maxLength: 512 })
  .map((bytes) => Uint8Array.of(0x8f, ...bytes, 0xff));

test('bytes that nothing opens are a field, whatever names or containers stand in them by chance', () => {
  fc.assert(
    fc.property(closed, (bytes) => {
      expect(fieldsIn(bytes)).toContain('body');
    }),
  );
  expect(fieldsIn(Uint8Array.of(0x8f, ...bytesOf('Y=abc'), 0xff, 1, 2))).toContain('body');
});

test('of a text its fields are', () => {
  expect(fieldsIn(bytesOf('{"a":"x","b":1}'))).toEqual(['body/json:/a', 'body/json:/b']);
});
