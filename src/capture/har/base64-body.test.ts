import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, textOf, verbatim } from '../../base/index.ts';
import { decodeBase64Text } from './base64-body.ts';

const decode = (text: string) => decodeBase64Text({ bytes: bytesOf(text), source: verbatim(0, 0) });

describe('decodeBase64Text', () => {
  it.each([
    ['aGVsbG8=', 'hello'],
    ['aGVsbG8', 'hello'],
    ['aGVs\nbG8=\n', 'hello'],
    ['_-8', '\ufffd\ufffd'],
    ['', ''],
  ])('decodes %j', (text, decoded) => {
    expect(textOf(decode(text).bytes)).toBe(decoded);
  });

  it.each(['<html>', 'aGVs=bG8=', 'aGVs!bG8'])('leaves %j as it is', (text) => {
    expect(textOf(decode(text).bytes)).toBe(text);
  });

  it('points at the groups of four that hold a span', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.nat(), fc.nat(), (bytes, a, b) => {
        const text = Buffer.from(bytes).toString('base64');
        const { bytes: decoded, source } = decode(text);
        expect([...decoded]).toEqual([...bytes]);
        const start = Math.min(a, b) % bytes.byteLength;
        const end = start + 1 + (Math.max(a, b) % (bytes.byteLength - start));
        const [piece, ...others] = source.pieces({ start, end });
        expect(others).toEqual([]);
        const { offset, byteLength } = piece as { offset: number; byteLength: number };
        const held = Buffer.from(text.slice(offset, offset + byteLength), 'base64');
        const before = start - (offset / 4) * 3;
        expect([...held.subarray(before, before + end - start)]).toEqual([...bytes.subarray(start, end)]);
        expect(byteLength).toBeLessThanOrEqual(Math.ceil((end - start) / 3) * 4 + 4);
      }),
    );
  });

  it('points at the whole text where line breaks move the groups about', () => {
    expect(decode('aGVs\nbG8=').source.pieces({ start: 1, end: 2 })).toEqual([
      { index: 0, offset: 0, byteLength: 9 },
    ]);
  });
});
