import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputOf } from './byte-input.ts';
import { ByteReader } from './byte-reader.ts';
import { inPieces } from './testing/index.ts';

const counted = (byteLength: number) => Uint8Array.from({ length: byteLength }, (_, i) => i % 251);
const readerOf = (bytes: Uint8Array, ...lengths: number[]) =>
  new ByteReader(inputOf(inPieces(bytes, lengths)));

describe('ByteReader', () => {
  it('hands out a view where the bytes lie in one chunk', () => {
    const bytes = counted(100);
    const taken = readerOf(bytes).take(10);
    expect(taken?.buffer).toBe(bytes.buffer);
    expect(taken).toEqual(counted(10));
  });

  it('copies no more than the record where chunks cut it', () => {
    const reader = readerOf(counted(100), 10);
    reader.skip(5);
    expect(reader.take(12)).toEqual(counted(100).subarray(5, 17));
    expect(reader.chunk.byteLength).toBe(12);
    expect(reader.offset).toBe(17);
  });

  it('uses up nothing by peeking, also across chunks', () => {
    const reader = readerOf(counted(30), 7);
    expect(reader.peek(20)).toEqual(counted(20));
    expect(reader.offset).toBe(0);
    expect(reader.take(3)).toEqual(counted(3));
  });

  it('says null and keeps all where fewer bytes are left', () => {
    const reader = readerOf(counted(10), 3);
    expect(reader.take(11)).toBeNull();
    expect(reader.peek(11)).toBeNull();
    expect(reader.peekUpTo(11)).toEqual(counted(10));
    expect(reader.take(10)).toEqual(counted(10));
    expect(reader.take(0)).toEqual(counted(0));
    expect(reader.take(1)).toBeNull();
    expect(reader.next()).toBeNull();
  });

  it('counts what it skips and drains', () => {
    const reader = readerOf(counted(50), 8);
    expect(reader.skip(20)).toBe(20);
    expect(reader.peek(10)).toEqual(counted(50).subarray(20, 30));
    expect(reader.drain()).toBe(30);
    expect(reader.skip(1)).toBe(0);
    expect(reader.offset).toBe(50);
  });

  it('passes on as chunks what was peeked at before', () => {
    const reader = readerOf(counted(50), 8);
    reader.peek(20);
    const chunks: Uint8Array[] = [];
    for (let chunk = reader.next(); chunk !== null; chunk = reader.next()) chunks.push(chunk);
    expect(new Uint8Array(Buffer.concat(chunks))).toEqual(counted(50));
  });

  it('reads the same however the bytes are cut and whatever is asked', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('take', 'peek', 'skip', 'next'), fc.nat(40)));
    fc.assert(
      fc.property(fc.nat(200), fc.array(fc.nat(30)), steps, (byteLength, lengths, asked) => {
        const bytes = counted(byteLength);
        const reader = readerOf(bytes, ...lengths);
        let at = 0;
        for (const [what, n] of asked) {
          const whole = at + n <= byteLength ? bytes.subarray(at, at + n) : null;
          if (what === 'peek') expect(reader.peek(n)).toEqual(whole);
          if (what === 'take') {
            expect(reader.take(n)).toEqual(whole);
            if (whole !== null) at += n;
          }
          if (what === 'skip') {
            const skipped = Math.min(n, byteLength - at);
            expect(reader.skip(n)).toBe(skipped);
            at += skipped;
          }
          if (what === 'next') {
            const run = reader.next();
            expect(run === null).toBe(at === byteLength);
            if (run !== null) expect(run).toEqual(bytes.subarray(at, at + run.byteLength));
            at += run?.byteLength ?? 0;
          }
          expect(reader.offset).toBe(at);
        }
        expect(reader.drain()).toBe(byteLength - at);
      }),
    );
  });
});
