import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOf } from '../../base/index.ts';
import { partsOf, sectionOf } from '../testing/index.ts';

const SECRET = 'imei=490154203237518?>';
const STANDARD = Buffer.from(SECRET).toString('base64');
const DIGEST = Buffer.from('l6IQUjLsyHVvA6Ap', 'base64');

function decoded(
  content: string,
): { readonly layer: string | null; readonly text: string; readonly run: string }[] {
  return partsOf(sectionOf(content))
    .filter(({ depth, layer }) => depth === 1 && layer !== 'reversed' && layer !== 'rot13')
    .map((part) => ({
      layer: part.layer,
      text: Buffer.from(part.bytes).toString('latin1'),
      run: textOf((part.parent?.bytes ?? part.bytes).subarray(part.span.start, part.span.end)),
    }));
}

describe('finds', () => {
  test.each<[string, string, string, string]>([
    ['the whole content', STANDARD, SECRET, 'base64'],
    ['no padding', STANDARD.replace(/=+$/, ''), SECRET, 'base64'],
    ['a JSON string', `{"a":"${STANDARD}"}`, SECRET, 'base64'],
    ['a data URL', `data:text/plain;base64,${STANDARD}`, SECRET, 'base64'],
    ['Basic', `Basic ${STANDARD}`, SECRET, 'base64'],
    ['a version before it', `v1.${STANDARD}`, SECRET, 'base64'],
    ['a path', '/pass/activate/dev/l6IQUjLsyHVvA6Ap/activating', DIGEST.toString('latin1'), 'base64'],
    [
      'a prefix with an underscore',
      `token_${Buffer.from('490154203237518').toString('base64')}`,
      '490154203237518',
      'base64',
    ],
    [
      'a field of a multipart with its boundary behind it',
      `\r\n\r\n${Buffer.from(`${SECRET.repeat(3)}`).toString('base64')}\r\n------form8Kq2WzPb--`,
      SECRET.repeat(3),
      'base64',
    ],
    [
      'the URL alphabet',
      Buffer.from('~~~?>490154203237518').toString('base64url'),
      '~~~?>490154203237518',
      'base64url',
    ],
    [
      'the URL alphabet in a path',
      `/v2/u/${Buffer.from('~~~490154203237518').toString('base64url')}/x`,
      '~~~490154203237518',
      'base64url',
    ],
    [
      'the standard alphabet after a dash',
      `id-x_${Buffer.from('~~~490154203237518').toString('base64')}`,
      '~~~490154203237518',
      'base64',
    ],
    [
      'a character left over',
      `${Buffer.from('490154203237518').toString('base64')}A`,
      '490154203237518',
      'base64',
    ],
    ['a telephone number in a form', 'tel=OTgxMjM0NTY3OA==', '9812345678', 'base64'],
    ['a telephone number behind anything', 'x.OTgxMjM0NTY3OA==', '9812345678', 'base64'],
    ['a serial number in JSON', '{"s":"UjU4TTEyQUJDRA=="}', 'R58M12ABCD', 'base64'],
    ['eight letters that are a value', '{"carrier":"QWlydGVs","a":1}', 'Airtel', 'base64'],
    ['a value of a form without padding', 'a=1&s=UjU4TTEyQUJDRA&b=2', 'R58M12ABCD', 'base64'],
    ['a value without padding as the whole content', 'OTgxMjM0NTY3OA', '9812345678', 'base64'],
    ['a value in XML', '<a>QWlydGVs</a>', 'Airtel', 'base64'],
    ['fifteen letters', ' NDkwMTU0MjAzMjM ', '49015420323', 'base64'],
    ['eleven bytes with padding', '"NDkwMTU0MjAzMjM="', '49015420323', 'base64'],
    ['a short value in a long path', '/api/v1/users/OTgxMjM0NTY3OA==/x', '9812345678', 'base64'],
    ['a short value in a short path', '/u/QWlydGVs', 'Airtel', 'base64'],
    ['a short value that has a slash', '"YW55PzEyMz8/"', 'any?123??', 'base64'],
    ['a short value that has an underscore', '"YW55PzEyMz8_"', 'any?123??', 'base64url'],
    ['a short name with accents', '"Wm/DqyBUZXN0"', Buffer.from('Zoë Test').toString('latin1'), 'base64'],
    ['a short name in Devanagari', '"4KSG4KS24KS+"', Buffer.from('आशा').toString('latin1'), 'base64'],
  ])('%s', (_name, content, text, layer) => {
    expect(decoded(content)).toContainEqual(expect.objectContaining({ text, layer }));
  });

  test.each([['\n'], ['\r\n']])('wrapped lines', (lineBreak) => {
    const inner = `${SECRET} `.repeat(20);
    const lines = Buffer.from(inner).toString('base64').replace(/.{76}/g, `$&${lineBreak}`);
    const section = sectionOf(`-----BEGIN-----${lineBreak}${lines}${lineBreak}-----END-----`);
    const part = partsOf(section).find(({ layer }) => layer === 'base64');
    expect(textOf(part?.bytes ?? new Uint8Array())).toBe(inner);
    for (let start = 0; start + 15 < inner.length; start += 7) {
      const run = part?.back({ start, end: start + 15 }) ?? { start: 0, end: 0 };
      const quads = textOf(section.bytes.subarray(run.start, run.end)).replaceAll(lineBreak, '');
      expect(Buffer.from(quads, 'base64').toString()).toContain(inner.slice(start, start + 15));
      expect(quads.length).toBeLessThanOrEqual(24);
    }
  });
});

describe('passes over', () => {
  test.each([
    ['a UUID', '550e8400-e29b-41d4-a716-446655440000'],
    ['a long number', '490154203237518490154203237518'],
    ['small letters', 'com_google_android_gms_persistent'],
    ['runs of less than eight', '"TGk="'],
    ['short runs in a longer word', 'x.NDkwMTU0MjAzMjM.y'],
    ['short runs with bits left over', '"UjU0TTEyQUJDRB"'],
    ['short runs of the wrong length', '"QWlydGVsQ"'],
    ['names in JSON', '{"QWlydGVs":1}'],
    ['equals signs that are no padding', 'QWlydGVs=x UjU4TTEyQUJDRA=x'],
    ['short words', 'settings "language" 12345678 DEADBEEF deadbeef'],
  ])('%s', (_name, content) => {
    expect(decoded(content)).toEqual([]);
  });
});

test('short text is found in any place, with the exact run', () => {
  const before = fc.constantFrom(
    '',
    '"',
    ' ',
    'key=',
    '{"some":"thing","x":"',
    'a,b,',
    'x'.repeat(31).concat(' '),
  );
  const content = fc.string({
    unit: fc.constantFrom(...'aZ059 ?/+@é\nश€'),
    minLength: 6,
    maxLength: 11,
  });
  fc.assert(
    fc.property(before, content, fc.boolean(), (prefix, text, isPadded) => {
      const whole = Buffer.from(text).toString('base64');
      const run = isPadded ? whole : whole.replace(/=+$/, '');
      fc.pre(!/^[0-9a-f-]*$|^[0-9A-F-]*$|^[a-z_/-]*$/.test(run));
      fc.pre(Buffer.byteLength(text) <= 11);
      const seen = decoded(`${prefix}${run}"`);
      expect(seen).toContainEqual(
        expect.objectContaining({ text: Buffer.from(text).toString('latin1'), run }),
      );
    }),
    { numRuns: 1_000 },
  );
});

test('any bytes from twelve on are found in any place, with the exact run', () => {
  const before = fc.constantFrom('', '"', ' ', 'key=', '{"some":"thing","x":"', 'a,b:', 'data:;base64,');
  const content = fc.uint8Array({ minLength: 12, maxLength: 600 });
  const alphabet = fc.constantFrom<BufferEncoding>('base64', 'base64url');
  fc.assert(
    fc.property(before, content, alphabet, (prefix, bytes, encoding) => {
      const run = Buffer.from(bytes).toString(encoding);
      fc.pre(!/^[0-9a-f-]*$|^[0-9A-F-]*$|^[a-z_/-]*$/.test(run));
      const text = Buffer.from(bytes).toString('latin1');
      expect(decoded(`${prefix}${run}"`)).toContainEqual(expect.objectContaining({ text, run }));
    }),
    { numRuns: 500 },
  );
});
