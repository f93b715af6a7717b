import { expect, it } from 'vitest';
import { bytesOf } from '../base/index.ts';
import { standsWhole } from './boundary.ts';
import type { Boundary } from './forms/index.ts';

/** The value stands between the brackets. */
it.each<[Boundary, string, boolean]>([
  ['digit', '[123]', true],
  ['digit', 'a[123]b', true],
  ['digit', '1[+23]', true],
  ['digit', '0[123]', false],
  ['digit', '[123]0', false],
  ['national', '+[123]', false],
  ['national', '+44 [123]', false],
  ['national', '+1-[123]', false],
  ['national', '44 [123]', true],
  ['national', 'a+b [123]', true],
  ['decimal', '-[1.5]', false],
  ['decimal', '=[1.5]', true],
  ['decimal', '3.[1.5]', false],
  ['decimal', '[1.5]1', false],
  ['hex', 'g[ab12]', true],
  ['hex', 'F[ab12]', false],
  ['word', '_[Asha]_', true],
  ['word', 'n[Asha]', false],
  ['word', '[Asha]9', false],
  ['word', 'é[Asha]', false],
  ['word', '[Asha]é', false],
  ['word', '€[Asha]€', true],
  ['word', '给[Asha]打', true],
  ['word', '人[王小明]的', true],
  ['word', 'x[!Asha!]x', true],
  ['dotted', 'com.[example.a]', false],
  ['dotted', '[example.a].b', false],
  ['dotted', '[example.a]. Then', true],
  ['base64', '/[l6IQ]/', true],
  ['base64', 'a[l6IQ]', false],
  ['base64', '[l6IQ]==', true],
  ['none', 'a[a]a', true],
  ['digit', '%[49]', false],
  ['digit', '%4[9]', false],
  ['digit', '%3D[49]', true],
  ['digit', '100% [49]', true],
  ['word', '\\u00[41]', false],
  ['word', '\\u0041[Asha]', false],
])('%s: %s is whole: %s', (boundary, marked, expected) => {
  const start = Buffer.byteLength(marked.slice(0, marked.indexOf('[')));
  const value = marked.slice(marked.indexOf('[') + 1, marked.indexOf(']'));
  const bytes = bytesOf(marked.replace('[', '').replace(']', ''));
  expect(standsWhole(bytes, { start, end: start + Buffer.byteLength(value) }, boundary)).toBe(expected);
});
