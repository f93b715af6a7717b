import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, concatBytes } from '../base/index.ts';
import { inputOf } from './byte-input.ts';
import { openCapture } from './open-capture.ts';
import { buildFlows, buildPcap, buildPcapng, inPieces, plain } from './testing/index.ts';

const packets = [1, 2, 3].map((n) => ({ at: n * 1e6, bytes: new Uint8Array(n * 20).fill(n) }));
const request = {
  method: 'GET',
  host: 'a.example',
  port: 80,
  scheme: 'http',
  path: '/',
  headers: [],
  content: null,
};
const files = {
  pcap: buildPcap({ linkType: 1, packets }),
  pcapng: buildPcapng({ linkType: 1, packets }),
  mitmproxy: buildFlows([
    { version: 21, type: 'http', request },
    { version: 21, type: 'tcp', messages: [[true, 'x', 1]] },
  ]),
  har: bytesOf('{"log":{"version":"1.2","entries":[]}}'),
} as const;

function read(bytes: Uint8Array, lengths: readonly number[] = []) {
  const capture = openCapture('given', { input: inputOf(inPieces(bytes, lengths), 'given') });
  const records = [...capture.records()].map(plain);
  return { format: capture.format, records, summary: capture.summary() };
}

describe('openCapture', () => {
  it.each(Object.entries(files))('reads %s whole as in random pieces', (format, bytes) => {
    const whole = read(bytes);
    expect(whole.format).toBe(format);
    expect(whole.summary).toEqual({
      file: 'given',
      format,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      byteLength: bytes.byteLength,
    });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }), (lengths) => {
        expect(read(bytes, lengths)).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  // Past the bytes that tell the format. What a broken HAR does is for its own reader to say.
  it.each(['pcap', 'pcapng', 'mitmproxy'] as const)(
    'reads damaged %s to the end, without failing',
    (format) => {
      const bytes = files[format];
      const place = fc.integer({ min: 32, max: bytes.byteLength - 1 });
      fc.assert(
        fc.property(fc.array(fc.tuple(place, fc.nat(255)), { maxLength: 8 }), place, (changes, cut) => {
          const damaged = bytes.slice(0, cut);
          for (const [at, byte] of changes) if (at < cut) damaged[at] = byte;
          expect(read(damaged).summary.byteLength).toBe(cut);
        }),
        { numRuns: 1000 },
      );
    },
  );

  it.each(['pcap', 'pcapng', 'mitmproxy'] as const)(
    'reads random bytes after the beginning of %s',
    (format) => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
          const bytes = concatBytes([files[format].subarray(0, 32), noise]);
          expect(read(bytes).summary.byteLength).toBe(bytes.byteLength);
        }),
        { numRuns: 300 },
      );
    },
  );

  it('has no summary before the records have come to an end', () => {
    const capture = openCapture('given', { input: inputOf([files.pcap]) });
    const records = capture.records();
    records.next();
    expect(() => capture.summary()).toThrow(expect.objectContaining({ code: 'capture-unfinished' }));
    records.return(undefined);
    expect(() => capture.summary()).toThrow(expect.objectContaining({ code: 'capture-unfinished' }));
  });

  it.each([
    ['an empty file', new Uint8Array(0)],
    ['a file of no known kind', Uint8Array.of(1, 2, 3, 4)],
  ])('refuses %s', (_name, bytes) => {
    expect(() => read(bytes)).toThrow(expect.objectContaining({ code: 'capture-format' }));
  });
});
