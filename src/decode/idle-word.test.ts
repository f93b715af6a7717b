import { expect, test } from 'vitest';
import { type Idleness, noiseOf } from './idle-word.ts';
import type { Noise } from './layers/layer-finder.ts';

const idleness: Idleness = {
  mayHold: (bytes) => Buffer.from(bytes).includes('\x13\x91\x21\x43', 0, 'latin1'),
  mostDecoded: () => 1_024,
};
const octets = [0x9f, 0x00, 0xc3, 0x7a, 0x11, 0xee, 0x52, 0x84, 0xd1];

test.each<[string, readonly number[], Noise | null]>([
  ['noise of nine octets', octets, 'idle'],
  ['the same, and what is looked for', [0x9f, 0x00, 0x13, 0x91, 0x21, 0x43, 0x65, 0x87, 0xd1], null],
  ['whole blocks of it', [...octets, 0xb9, 0x07, 0xe3, 0x1c, 0x95, 0xfd, 0x66], 'sealed'],
  ['text', [...Buffer.from('Carrier')], null],
  ['text behind a tag and a length', [0xfa, 0x01, ...Buffer.from('Ravi K')], null],
  ['high bits in all, as text with a byte added has', [0xc1, 0xd2, 0x8f, 0x9a, 0xb3, 0xe0], null],
  ['two letters as they stand in UTF-16', [0x9f, 0x00, 0x41, 0x00, 0xc3, 0x11], null],
  ['the first bytes of gzip among others', [0x9f, 0x1f, 0x8b, 0x08, 0xee, 0x52, 0x84], null],
  ['two escapes', [0x9f, 0xc3, ...Buffer.from('%c3%a9'), 0x84], null],
  ['a container', [0x08, 0xff, 0x87, 0x01, 0x10, 0x9a, 0x05, 0x1a, 0x05, 0xff, 0xd8, 0x02, 0x88, 0x91], null],
  ['nothing', [], null],
])('%s', (_, bytes, noise) => {
  expect(noiseOf(Uint8Array.from(bytes), idleness, false)).toBe(noise);
});

test('nothing is noise where it is not known what is looked for', () => {
  expect(noiseOf(Uint8Array.from(octets), { mostDecoded: () => 1_024 }, false)).toBeNull();
});
