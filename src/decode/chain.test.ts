import { createDecipheriv } from 'node:crypto';
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, textOf, unescapeJson } from '../base/index.ts';
import { outermostSpan } from './outermost-span.ts';
import type { Layer, Part } from './part.ts';
import { percentDecode } from './percent-map.ts';
import { unsnappy } from './snappy-block.ts';
import { CHAINABLE, encodeLayer, type Hit, hitsOf, sectionOf, TEST_IV, TEST_KEY } from './testing/index.ts';

const VALUE = '+91 98123 45678';
const INNERMOST = `{"imei":"490154203237518","phone":"${VALUE}"}`;

/** Layers that are tried where nobody put them on. */
const TRIED: ReadonlySet<Layer> = new Set(['reversed', 'rot13', 'xor']);

interface Chained {
  readonly bytes: Uint8Array;
  /** Outermost first. */
  readonly layers: readonly Layer[];
}

/** Puts the layers on from the inside, leaving out those that would change nothing or cannot hold the bytes. */
function chained(wanted: readonly Layer[]): Chained {
  let bytes = bytesOf(INNERMOST);
  const layers: Layer[] = [];
  for (const layer of wanted) {
    const text = textOf(bytes);
    const isText = Buffer.from(text).equals(Buffer.from(bytes));
    if (layer === 'json-string' && (!isText || !/["\\]/.test(text))) continue;
    if (layer === 'percent' && /^[0-9A-Za-z]*$/.test(text)) continue;
    const encoded = encodeLayer(layer, bytes);
    bytes = encoded;
    const isBase64 = layer === 'base64' || layer === 'base64url';
    layers.unshift(isBase64 ? (/[-_]/.test(textOf(encoded)) ? 'base64url' : 'base64') : layer);
  }
  return { bytes, layers };
}

function base32Decode(text: string): Buffer {
  const letters = [...text.replace(/=+$/, '')];
  const bits = letters
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((octet) => Number.parseInt(octet, 2)));
}

function decodeRun(layer: Layer, bytes: Uint8Array): Buffer {
  switch (layer) {
    case 'percent':
      return Buffer.from(percentDecode(bytes, true));
    case 'json-string':
      return Buffer.from(unescapeJson(bytes));
    case 'base64':
    case 'base64url':
      return Buffer.from(textOf(bytes), 'base64');
    case 'hex':
      return Buffer.from(textOf(bytes), 'hex');
    case 'base32':
      return base32Decode(textOf(bytes));
    case 'gzip':
      return gunzipSync(bytes);
    case 'zlib':
      return inflateSync(bytes);
    case 'deflate':
      return inflateRawSync(bytes);
    case 'snappy':
      return Buffer.from(unsnappy(bytes, 1_000_000) ?? []);
    case 'lz4':
      return Buffer.from(bytes.subarray(11, -4));
    case 'br':
      return brotliDecompressSync(bytes);
    case 'zstd':
      return zstdDecompressSync(bytes);
    case 'aes': {
      const decipher = createDecipheriv('aes-128-cbc', TEST_KEY, TEST_IV);
      return Buffer.concat([decipher.update(bytes), decipher.final()]);
    }
    default:
      throw new Error(`chains are not made of ${layer}`);
  }
}

/** At every step of the way up, the run of the parent decodes to something that holds what lies below. */
function expectWayBack({ part, start, end }: Hit): void {
  let span = { start, end };
  for (let at: Part = part; at.parent !== null && at.layer !== null; at = at.parent) {
    const run = at.back(span);
    expect(run.start).toBeGreaterThanOrEqual(at.span.start);
    expect(run.end).toBeLessThanOrEqual(at.span.end);
    const decoded = decodeRun(at.layer, at.parent.bytes.subarray(run.start, run.end));
    expect(decoded.includes(Buffer.from(at.bytes.subarray(span.start, span.end)))).toBe(true);
    span = run;
  }
  expect(outermostSpan(part, { start, end })).toEqual(span);
}

function expectFound({ bytes, layers }: Chained): void {
  const hits = hitsOf(sectionOf(bytes), VALUE);
  const exact = hits.filter((hit) => hit.layers.join() === layers.join());
  expect(exact.length, layers.join('/')).toBeGreaterThan(0);
  for (const hit of exact) {
    expect(hit.field).toBe('phone');
    expect(hit.path.split('/').filter((step) => (layers as string[]).includes(step))).toEqual([...layers]);
  }
  for (const hit of hits) if (!hit.layers.some((layer) => TRIED.has(layer))) expectWayBack(hit);
}

describe('a chain of layers that was put on is found', () => {
  test.each(CHAINABLE.map((layer) => [layer] as const))('%s alone', (layer) => {
    expectFound(chained([layer]));
  });

  const pairs = CHAINABLE.flatMap((inner) => CHAINABLE.map((outer) => [inner, outer] as const));
  test.each(pairs)('%s inside %s', (inner, outer) => {
    expectFound(chained([inner, outer]));
  });

  test('up to the greatest depth, in any order', () => {
    const chains = fc.array(fc.constantFrom(...CHAINABLE), { minLength: 3, maxLength: 6 });
    fc.assert(
      fc.property(chains, (layers) => expectFound(chained(layers))),
      { numRuns: 300 },
    );
  });

  test('gzip inside base64 inside an escaped JSON string inside percent', () => {
    const packed = Buffer.from(encodeLayer('gzip', bytesOf(INNERMOST))).toString('base64');
    const escaped = encodeLayer('json-string', bytesOf(`{"data":"${packed}"}`));
    const bytes = encodeLayer('percent', escaped);
    expectFound({ bytes, layers: ['percent', 'json-string', 'base64', 'gzip'] });
  });
});
