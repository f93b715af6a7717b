import { createCipheriv } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, textOf } from '../../base/index.ts';
import { type Recipe, recipeOf, stepNames } from '../../case/index.ts';
import { outermostSpan } from '../outermost-span.ts';
import { pathOf } from '../path-of.ts';
import { lz4Stored, sectionOf, snappyLiteral } from '../testing/index.ts';
import { unfold } from '../unfold.ts';
import { applyRecipe } from './apply-recipe.ts';
import { recipesFor } from './recipes-for.ts';

const MOST = 1_000_000;
const KEY = '00112233445566778899aabbccddeeff';
const IV = 'f0e1d2c3b4a5968778695a4b3c2d1e0f';
const hex = (text: string) => Buffer.from(text, 'hex');
const CLEAR = '{"tel":"+919876543210"}';

const recipe = (steps: string, fields: Partial<Recipe> = {}): Recipe => ({
  ...recipeOf({ recipe: 'sync', steps }),
  ...fields,
});

const apply = (steps: string, bytes: Uint8Array | string) => {
  const read = applyRecipe(recipe(steps), typeof bytes === 'string' ? bytesOf(bytes) : bytes, MOST);
  return read === null ? null : textOf(read);
};

function sealed(name: string, key: string, iv: string | null): Uint8Array {
  const cipher = createCipheriv(name, hex(key), iv === null ? null : hex(iv));
  return Buffer.concat([cipher.update(CLEAR), cipher.final()]);
}

function sealedGcm(): Uint8Array {
  const cipher = createCipheriv('aes-128-gcm', hex(KEY), hex(IV.slice(0, 24)));
  return Buffer.concat([hex(IV.slice(0, 24)), cipher.update(CLEAR), cipher.final(), cipher.getAuthTag()]);
}

const DES = '0123456789abcdef';
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');
const xored = (key: string) => bytesOf(CLEAR).map((byte, at) => byte ^ key.charCodeAt(at % key.length));

const TABLE: readonly (readonly [step: string, written: Uint8Array | string])[] = [
  ['from-base64', base64(CLEAR)],
  ['from-base64url', Buffer.from(CLEAR).toString('base64url')],
  ['from-base32', 'PMRHIZLMEI5CEKZZGE4TQNZWGU2DGMRRGARH2==='],
  ['from-hex', Buffer.from(CLEAR).toString('hex').toUpperCase()],
  ['url-decode', encodeURIComponent(CLEAR)],
  ['reverse', [...CLEAR].reverse().join('')],
  ['rot13', '{"gry":"+919876543210"}'],
  ['swap', `${CLEAR} `.replace(/(.)(.)/g, '$2$1')],
  ['swap 3', [...CLEAR].join('').replace(/(.)(.)(.)/g, '$3$2$1')],
  ['drop 3', `abc${CLEAR}`],
  [`take ${CLEAR.length}`, `${CLEAR}abc`],
  ['slice 1 -2', `a${CLEAR}bc`],
  ['slice 2', `ab${CLEAR}`],
  ['xor key=text:secret', xored('secret')],
  ['xor key=hex:41', xored('A')],
  [`aes-cbc key=hex:${KEY} iv=hex:${IV}`, sealed('aes-128-cbc', KEY, IV)],
  [`aes-cbc key=hex:${KEY} iv=front`, Buffer.concat([hex(IV), sealed('aes-128-cbc', KEY, IV)])],
  [`aes-cbc key=hex:${KEY}${KEY} iv=zeros`, sealed('aes-256-cbc', KEY + KEY, '0'.repeat(32))],
  [`aes-ecb key=hex:${KEY}`, sealed('aes-128-ecb', KEY, null)],
  [`aes-ctr key=hex:${KEY} iv=key`, sealed('aes-128-ctr', KEY, KEY)],
  [`aes-cfb key=hex:${KEY} iv=hex:${IV}`, sealed('aes-128-cfb', KEY, IV)],
  [`aes-gcm key=hex:${KEY}`, sealedGcm()],
  [`des-cbc key=hex:${DES} iv=zeros`, sealed('des-ede3-cbc', DES + DES + DES, '0'.repeat(16))],
  [`des-ecb key=hex:${DES}`, sealed('des-ede3-ecb', DES + DES + DES, null)],
  [`3des-cbc key=hex:${KEY} iv=hex:${DES}`, sealed('des-ede3-cbc', KEY + KEY.slice(0, 16), DES)],
  [`3des-ecb key=hex:${KEY}${DES}`, sealed('des-ede3-ecb', KEY + DES, null)],
  ['gunzip', gzipSync(CLEAR)],
  ['inflate', deflateRawSync(CLEAR)],
  ['zlib', deflateSync(CLEAR)],
  ['unbrotli', brotliCompressSync(CLEAR)],
  ['unzstd', zstdCompressSync(CLEAR)],
  ['unsnappy', snappyLiteral(bytesOf(CLEAR))],
  ['unlz4', lz4Stored(bytesOf(CLEAR))],
  ['json', CLEAR],
  ['text', CLEAR],
];

describe('a step undoes what was done', () => {
  test.each(TABLE)('%s', (step, written) => {
    expect(apply(step, written)?.trimEnd()).toBe(CLEAR);
  });

  test('every step has a row', () => {
    expect(new Set(TABLE.map(([step]) => step.split(' ')[0]))).toEqual(new Set(stepNames));
  });
});

describe('a step that does not fit ends the recipe', () => {
  test.each([
    ['from-base64', 'not base64!'],
    ['from-base64', 'ab-_abcd'],
    ['from-base64url', 'ab+/abcd'],
    ['from-base32', 'ABC1'],
    ['from-hex', 'abc'],
    ['gunzip', CLEAR],
    ['zlib', 'x?????????'],
    [`aes-ecb key=hex:${KEY}`, '0123456789abcdef'],
    [`aes-ecb key=hex:${KEY}`, '0123456789'],
    [`aes-cbc key=hex:${KEY}`, '0123456789abcdef'],
    ['drop 30', CLEAR],
    ['json', '+919876543210'],
    ['json', '{"tel":'],
    ['text', 'a\0b'],
  ])('%s', (steps, written) => {
    expect(apply(steps, written)).toBeNull();
  });

  test('and so does an outcome that may be an accident', () => {
    expect(apply('xor key=hex:d5', bytesOf(CLEAR))).toBeNull();
    expect(apply('from-hex', 'deadbeef01020304')).toBeNull();
  });

  test('any bytes and any step end in bytes or nothing', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 100 }),
        fc.constantFrom(...TABLE.map(([step]) => step)),
        (bytes, step) => {
          expect(() => apply(step, bytes)).not.toThrow();
        },
      ),
    );
  });
});

describe('where recipes are tried', () => {
  const steps = `from-base64 | aes-cbc key=hex:${KEY} iv=front | gunzip | json`;
  const cipher = createCipheriv('aes-128-cbc', hex(KEY), hex(IV));
  const value = base64(Buffer.concat([hex(IV), cipher.update(gzipSync(CLEAR)), cipher.final()]));
  const pathsIn = (content: Uint8Array | string, fields: Partial<Recipe> = {}) => {
    const paths: string[] = [];
    unfold(
      sectionOf(content),
      (part) => {
        if (part.layer?.startsWith('recipe:')) paths.push(pathOf(part, { start: 8, end: 21 }).path);
      },
      { recipes: [recipe(steps, fields)] },
    );
    return paths;
  };

  test.each([
    ['a whole body', value, 'body/recipe:sync/json:/tel'],
    ['a value in JSON', `{"v":1,"data":"${value}"}`, 'body/json:/data/recipe:sync/json:/tel'],
    [
      'a value in a form',
      `v=1&data=${encodeURIComponent(value)}`,
      'body/form:data/percent/recipe:sync/json:/tel',
    ],
    [
      'a value with escapes',
      `{"data":"${value.replaceAll('/', '\\/')}"}`,
      'body/json:/data/json-string/recipe:sync/json:/tel',
    ],
  ])('%s', (_, content, path) => {
    expect(pathsIn(content)).toEqual([path]);
  });

  test('a line of a value that quoted-printable broke hides nothing of the whole', () => {
    const written = Buffer.from(`${CLEAR} ${CLEAR}`).toString('hex');
    const broken = `${written.slice(0, 60)}=\r\n${written.slice(60)}`;
    const read: string[] = [];
    unfold(sectionOf(broken), (part) => read.push(textOf(part.bytes)), {
      recipes: [recipe('from-hex | text')],
    });
    expect(read).toContain(`${CLEAR} ${CLEAR}`);
  });

  test('padding at the end of the last line is no line that goes on', () => {
    const spans: unknown[] = [];
    const layers: unknown[] = [];
    unfold(
      sectionOf(`a,b\n1,${value}\n`),
      (part) => {
        layers.push(part.layer);
        if (part.layer === 'recipe:sync') spans.push(outermostSpan(part, { start: 3, end: 5 }));
      },
      { recipes: [recipe(steps)] },
    );
    expect(value.endsWith('=')).toBe(true);
    // All of it was read, so it is read in no other way.
    expect(layers).not.toContain('base64');
    expect(spans).toEqual([{ start: 6, end: 6 + value.length }]);
  });

  test('the way back is the whole of what was encoded', () => {
    const spans: unknown[] = [];
    unfold(
      sectionOf(`{"data":"${value}"}`),
      (part) => {
        if (part.layer === 'recipe:sync') spans.push(part.span, part.back({ start: 3, end: 5 }));
      },
      { recipes: [recipe(steps)] },
    );
    const whole = { start: 9, end: 9 + value.length };
    expect(spans).toEqual([whole, whole]);
  });

  test('only in the fields that it names', () => {
    const content = `{"data":"${value}","other":"${value}"}`;
    expect(pathsIn(content, { fields: ['DATA'] })).toEqual(['body/json:/data/recipe:sync/json:/tel']);
    expect(pathsIn(`data=${encodeURIComponent(value)}`, { fields: ['data'] })).toHaveLength(1);
    expect(pathsIn(value, { fields: ['data'] })).toEqual([]);
  });

  test('never on what it gave itself', () => {
    let parts = 0;
    unfold(sectionOf('uryyb jbeyq'), () => parts++, { recipes: [recipe('rot13 | text')] });
    expect(parts).toBeLessThan(5);
  });

  test('only for the hosts that it names', () => {
    const one = recipe(steps, { hosts: ['vendor.example'] });
    expect(recipesFor([one], 'api.Vendor.example:443')).toEqual([one]);
    expect(recipesFor([one], 'vendor.example')).toEqual([one]);
    expect(recipesFor([one], 'notvendor.example')).toEqual([]);
    expect(recipesFor([one], null)).toEqual([]);
    expect(recipesFor([recipe(steps)], null)).toHaveLength(1);
  });
});
