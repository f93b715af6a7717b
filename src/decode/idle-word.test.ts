import { expect, test } from 'vitest';
import { isIdleWord } from './idle-word.ts';
import type { Region } from './layers/layer-finder.ts';
import type { Layer } from './part.ts';

const regionOf = (layer: Layer, bytes: readonly number[]): Region => ({
  layer,
  span: { start: 0, end: bytes.length * 2 },
  bytes: Uint8Array.from(bytes),
  back: (span) => span,
  claims: false,
  fault: null,
});

test.each<[string, Layer, readonly number[], boolean]>([
  ['noise of eight octets', 'hex', [0x9f, 0x00, 0xc3, 0x7a, 0x11, 0xee, 0x52, 0x84], true],
  ['the same by percent escapes', 'percent', [0x9f, 0x00, 0xc3, 0x7a, 0x11, 0xee, 0x52, 0x84], false],
  ['text', 'hex', [...Buffer.from('Carrier')], false],
  ['text behind a tag and a length', 'base64', [0xfa, 0x01, ...Buffer.from('Ravi K')], false],
  ['high bits in all, as text with a byte added has', 'base64', [0xc1, 0xd2, 0x8f, 0x9a, 0xb3, 0xe0], false],
  ['what may be a container', 'base64', Array.from({ length: 13 }, (_, at) => at * 17), false],
])('%s', (_, layer, bytes, isIdle) => {
  expect(isIdleWord(regionOf(layer, bytes))).toBe(isIdle);
});
