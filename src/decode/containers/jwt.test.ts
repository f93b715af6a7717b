import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../base/index.ts';
import type { Section } from '../../connection/index.ts';
import { hitsOf, sectionOf } from '../testing/index.ts';
import { jwt } from './jwt.ts';

const V = '490154203237518';
const url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signature = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const token = `${url({ alg: 'HS256', typ: 'JWT' })}.${url({ sub: { imei: V } })}.${signature}`;

describe('a token', () => {
  test.each<[string, string, Partial<Section>, string]>([
    ['a body', token, {}, 'body/jwt:payload/base64/json:/sub/imei'],
    ['with a line break', `${token}\n`, {}, 'body/jwt:payload/base64/json:/sub/imei'],
    ['in JSON', `{"t":"${token}"}`, {}, 'body/json:/t/jwt:payload/base64/json:/sub/imei'],
    ['in a form', `a=1&t=${token}`, {}, 'body/form:t/jwt:payload/base64/json:/sub/imei'],
    ['in XML', `<a><t>${token}</t></a>`, {}, 'body/xml:/a/t/jwt:payload/base64/json:/sub/imei'],
    ['in a log', `x t=${token} done`, {}, 'body/text:t/jwt:payload/base64/json:/sub/imei'],
    [
      'in Authorization',
      `Bearer ${token}`,
      { location: 'header', field: 'Authorization' },
      'header:Authorization/jwt:payload/base64/json:/sub/imei',
    ],
    ['without a signature', token.slice(0, -signature.length), {}, 'body/jwt:payload/base64/json:/sub/imei'],
    ['with one piece more', `${token}.x`, {}, 'body/base64/json:/sub/imei'],
    ['in the header', `${url({ alg: 'none', kid: V })}.${url({})}.`, {}, 'body/jwt:header/base64/json:/kid'],
    ['encrypted', `${url({ alg: 'RSA-OAEP', kid: V })}.a.b.c.d`, {}, 'body/jwt:header/base64/json:/kid'],
  ])('%s', (_name, content, fields, path) => {
    const paths = hitsOf(sectionOf(content, fields), V).map((hit) => hit.path.replace('base64url', 'base64'));
    expect(paths).toEqual([path]);
  });
});

test('random pieces are named within their bounds or not at all', () => {
  const piece = fc.constantFrom('eyJ', 'ew', '.', 'Bearer ', ' ', 'a', '-', '=', '/', '\n');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const bytes = bytesOf(pieces.join(''));
      const division = jwt.read({ bytes, region: { start: 0, end: bytes.byteLength }, hint: null });
      for (let start = 0; start < bytes.byteLength; start++) {
        const located = division?.locate({ start, end: start + 1 });
        if (located == null) continue;
        expect(located.value.start).toBeLessThanOrEqual(start);
        expect(located.value.end).toBeGreaterThan(start);
      }
    }),
  );
});
