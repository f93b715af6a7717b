import { constants, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes } from '../../base/index.ts';
import { inputOf } from '../byte-input.ts';
import { ByteReader } from '../byte-reader.ts';
import { openCapture } from '../open-capture.ts';
import { buildPcap, inPieces, plain } from '../testing/index.ts';
import { compressionOf } from './compression.ts';
import { MOST_EXPANSION, MOST_UNPACKED_AT_ONCE } from './members.ts';
import { unpack } from './unpack.ts';

/** Bytes that pack neither very well nor not at all. */
function someBytes(byteLength: number, seed = 7): Uint8Array {
  const bytes = new Uint8Array(byteLength);
  let state = seed;
  for (let at = 0; at < byteLength; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    bytes[at] = (state >>> 16) & 0x3f;
  }
  return bytes;
}

function unpacked(bytes: Uint8Array, lengths: readonly number[] = []) {
  const compression = compressionOf(bytes) ?? 'gzip';
  const reader = new ByteReader(inputOf(inPieces(bytes, lengths)));
  const contents = unpack(reader, compression);
  const parts: Uint8Array[] = [];
  for (let part = contents.next(); part !== null; part = contents.next()) parts.push(part);
  return { bytes: Buffer.from(concatBytes(parts)), codes: contents.notices().map(({ code }) => code) };
}

const one = someBytes(300_000);
const two = someBytes(5_000, 9);
const skippable = Uint8Array.of(0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3);

/** A gzip member with every optional field of RFC 1952, section 2.3. */
function fullGzip(contents: Uint8Array): Uint8Array {
  const plainMember = gzipSync(contents);
  const head = Uint8Array.of(
    ...[0x1f, 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 3],
    ...[2, 0, 9, 9],
    ...[0x61, 0],
    ...[0x62, 0],
    ...[0, 0],
  );
  return concatBytes([head, plainMember.subarray(10)]);
}

describe('unpack', () => {
  it.each([
    ['gzip', gzipSync(one), one, []],
    ['gzip with every field of its header', fullGzip(one), one, []],
    [
      'gzip in several members',
      concatBytes([gzipSync(one), gzipSync(two), gzipSync(one)]),
      concatBytes([one, two, one]),
      [],
    ],
    ['gzip of nothing', gzipSync(new Uint8Array(0)), new Uint8Array(0), []],
    ['gzip padded with zeros', concatBytes([gzipSync(two), new Uint8Array(512)]), two, []],
    [
      'gzip with something else behind',
      concatBytes([gzipSync(two), Uint8Array.of(1, 2)]),
      two,
      ['compression-rest'],
    ],
    ['Zstandard', zstdCompressSync(one), one, []],
    [
      'Zstandard with checksum',
      zstdCompressSync(one, { params: { [constants.ZSTD_c_checksumFlag]: 1 } }),
      one,
      [],
    ],
    [
      'Zstandard in several frames',
      concatBytes([zstdCompressSync(one), skippable, zstdCompressSync(two)]),
      concatBytes([one, two]),
      [],
    ],
    ['Zstandard after a skippable frame', concatBytes([skippable, zstdCompressSync(two)]), two, []],
    [
      'Zstandard with something else behind',
      concatBytes([zstdCompressSync(two), Uint8Array.of(1, 2, 3, 4, 5)]),
      two,
      ['compression-rest'],
    ],
  ])('unpacks %s', (_name, packed, contents, codes) => {
    const found = unpacked(packed);
    expect(found.codes).toEqual(codes);
    expect(found.bytes.equals(contents)).toBe(true);
  });

  it.each([
    ['gzip', gzipSync(one)],
    ['zstd', zstdCompressSync(one)],
  ])('gives what came before the cut of %s', (_name, packed) => {
    const found = unpacked(packed.subarray(0, packed.byteLength - 40_000));
    expect(found.codes).toEqual(['capture-cut']);
    expect(found.bytes.byteLength).toBeGreaterThan(100_000);
    expect(Buffer.from(one).subarray(0, found.bytes.byteLength).equals(found.bytes)).toBe(true);
  });

  it('tells a checksum that does not match, after giving what it is of', () => {
    const packed = Uint8Array.from(gzipSync(two));
    packed[packed.byteLength - 6] = (packed[packed.byteLength - 6] as number) ^ 1;
    expect(unpacked(packed)).toEqual({ bytes: Buffer.from(two), codes: ['compression-damaged'] });
  });

  it('gives what came before damage, up to a piece', () => {
    const packed = Uint8Array.from(gzipSync(one));
    packed.fill(0xff, 150_000, 150_100);
    const found = unpacked(packed);
    expect(found.codes).toEqual(['compression-damaged']);
    expect(found.bytes.byteLength).toBeGreaterThan(100_000);
    const same = Buffer.from(one).subarray(0, 100_000);
    expect(found.bytes.subarray(0, 100_000).equals(same)).toBe(true);
  });

  it('stops at a bomb, and says so', () => {
    const zeros = Buffer.alloc(1 << 24);
    const member = gzipSync(zeros, { level: 9 });
    const enough = Math.ceil(MOST_UNPACKED_AT_ONCE / zeros.byteLength) + 2;
    const bomb = concatBytes(Array.from({ length: enough }, () => member));
    const contents = unpack(new ByteReader(inputOf([bomb])), 'gzip');
    let byteLength = 0;
    for (let part = contents.next(); part !== null; part = contents.next()) byteLength += part.byteLength;
    expect(contents.notices()).toEqual([
      expect.objectContaining({ code: 'compression-bomb', byteLength: expect.any(Number) }),
    ]);
    expect(byteLength).toBeLessThanOrEqual(MOST_UNPACKED_AT_ONCE);
    expect(zeros.byteLength / member.byteLength).toBeGreaterThan(MOST_EXPANSION);
  });

  it('unpacks the same whatever the pieces, damaged or not', () => {
    const packed = [gzipSync(two), zstdCompressSync(two), deflateRawSync(two)];
    const [gzip, zstd] = packed as [Buffer, Buffer];
    fc.assert(
      fc.property(
        fc.constantFrom(gzip, zstd),
        fc.array(fc.tuple(fc.nat(4_000), fc.nat(255)), { maxLength: 3 }),
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 5 }),
        (base, changes, lengths) => {
          const bytes = Uint8Array.from(base);
          for (const [at, byte] of changes) if (at >= 4 && at < bytes.byteLength) bytes[at] = byte;
          const whole = unpacked(bytes);
          const pieces = unpacked(bytes, lengths);
          expect(pieces.codes).toEqual(whole.codes);
          expect(pieces.bytes.equals(whole.bytes)).toBe(true);
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('openCapture', () => {
  const packets = [1, 2, 3].map((n) => ({ at: n * 1e6, bytes: new Uint8Array(n * 20).fill(n) }));
  const pcap = buildPcap({ linkType: 1, packets });

  it.each([
    ['gzip', gzipSync(pcap)],
    ['zstd', zstdCompressSync(pcap)],
  ] as const)('reads a pcap in %s as the pcap, and hashes the file', (compression, packed) => {
    const [plainOne, compressed] = [pcap, packed].map((bytes) => {
      const capture = openCapture('given', { input: inputOf([bytes], 'given') });
      return { records: [...capture.records()].map(plain), summary: capture.summary() };
    });
    expect(compressed?.records).toEqual(plainOne?.records);
    expect(compressed?.summary).toMatchObject({
      format: 'pcap',
      compression,
      byteLength: packed.byteLength,
    });
    expect(compressed?.summary.sha256).not.toBe(plainOne?.summary.sha256);
  });

  it('refuses what is compressed and no capture', () => {
    expect(() => openCapture('given', { input: inputOf([gzipSync(two)]) })).toThrow(
      expect.objectContaining({ code: 'capture-format' }),
    );
  });
});
