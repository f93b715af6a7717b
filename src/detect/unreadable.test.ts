import { createCipheriv } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { Section } from '../connection/index.ts';
import { sectionOf } from '../decode/testing/index.ts';
import { compileIdentity } from './compile-identity.ts';
import { sight } from './sight.ts';

const needles = compileIdentity([{ id: 'imei', kind: 'imei', value: '490154203237518', fixed: false }], {
  market: null,
});

function even(byteLength: number): Buffer {
  return createCipheriv('aes-128-ctr', Buffer.alloc(16, 7), Buffer.alloc(16)).update(
    Buffer.alloc(byteLength),
  );
}

const signature = even(64).toString('base64');
const blob = even(256).toString('base64');
const token = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.${Buffer.from('{"a":1}').toString('base64url')}`;
const signed = `${token}.${even(256).toString('base64url')}`;
const stream = deflateSync(Array.from({ length: 60 }, (_, i) => `line ${i * i}`).join(', '));
const withStream = Buffer.concat([even(4_000), stream]);
const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));

it.each<[string, string | Uint8Array, Partial<Section>, number]>([
  ['a signature in JSON', JSON.stringify({ a: 1, sig: signature }), {}, 0],
  ['a signature in a form', `a=1&sig=${encodeURIComponent(signature)}`, {}, 0],
  ['a signature that is all of a header', signature, { location: 'header' }, 0],
  ['a signature in compressed JSON', gzipSync(JSON.stringify({ a: 1, sig: signature })), {}, 0],
  ['the signature of a token', signed, {}, 0],
  ['the signature of a token in JSON', JSON.stringify({ a: 1, token: signed }), {}, 0],
  ['the signature of a token in a header', `Bearer ${signed}`, { location: 'header' }, 0],
  ['as many bytes as all of a body', signature, {}, signature.length],
  ['as many bytes, not written as text', even(64), {}, 64],
  ['a longer run in JSON', JSON.stringify({ a: 1, data: blob }), {}, blob.length],
  ['a longer run that is all of a header', blob, { location: 'header' }, blob.length],
  ['what is encrypted with a stream somewhere in it', withStream, {}, 4_000],
  ['a stream with a few encrypted bytes before it', Buffer.concat([even(80), stream]), {}, 0],
])('counts of %s what cannot be read', (_, content, fields, bytes) => {
  expect(sight(sectionOf(content, fields), needles).unreadable).toBe(bytes);
});

it.each<[string, Uint8Array, Partial<Section>, number]>([
  ['a bomb', bomb, {}, bomb.byteLength / 2],
  ['a bomb with its label', bomb, { contentEncodings: ['gzip'] }, bomb.byteLength / 2],
  ['more escapes than are undone', Buffer.from('"\\n","\\t",'.repeat(600_000)), {}, 1_000],
])('counts of %s what is left out', (_, content, fields, least) => {
  const { unreadable } = sight(sectionOf(content, fields), needles);
  expect(unreadable).toBeGreaterThan(least);
  expect(unreadable).toBeLessThanOrEqual(content.byteLength);
});
