import { describe, expect, test } from 'vitest';
import { bytesOf, concatBytes } from '../base/index.ts';
import { type TestEntry, zipFile } from '../base/testing/index.ts';
import { MOST_DECODED_BYTES } from './budget.ts';
import { hitsOf, message, sectionOf } from './testing/index.ts';
import { unfold } from './unfold.ts';

const IMEI = '490154203237518';
const LOG = `boot ok\nmodem up, ${IMEI} in slot 0\n`.padEnd(400, 'radio on\n');
const one: TestEntry = { name: 'log/radio.txt', content: LOG };
const boundary = '--b\r\nContent-Disposition: form-data; name="report"; filename="r.zip"\r\n\r\n';

const pathsIn = (bytes: Uint8Array | string, value = IMEI) =>
  hitsOf(sectionOf(bytes), value).map(({ path }) => path);
const noise = (length: number) =>
  Uint8Array.from({ length }, (_, at) => ((at + 7) * 2_654_435_761) >>> (13 + (at % 11)));

describe('an entry of a ZIP file is read', () => {
  test.each<[string, Uint8Array | string, string]>([
    ['deflated', zipFile([one]), 'body/zip:log~1radio.txt/deflate'],
    ['stored', zipFile([{ ...one, method: 0 }]), 'body/zip:log~1radio.txt'],
    ['by zstd', zipFile([{ ...one, method: 93 }]), 'body/zip:log~1radio.txt/zstd'],
    ['with its lengths behind it', zipFile([{ ...one, later: 'signed' }]), 'body/zip:log~1radio.txt/deflate'],
    ['without a signature there', zipFile([{ ...one, later: 'bare' }]), 'body/zip:log~1radio.txt/deflate'],
    ['with the lengths of ZIP64', zipFile([{ ...one, isLong: true }]), 'body/zip:log~1radio.txt/deflate'],
    ['without a directory', zipFile([one], { noDirectory: true }), 'body/zip:log~1radio.txt/deflate'],
    [
      'in a multipart',
      concatBytes([bytesOf(boundary), zipFile([one]), bytesOf('\r\n--b--\r\n')]),
      'body/multipart:report/zip:log~1radio.txt/deflate',
    ],
    [
      'in base64 in JSON',
      JSON.stringify({ f: Buffer.from(zipFile([one])).toString('base64') }),
      'body/json:/f/base64/zip:log~1radio.txt/deflate',
    ],
    ['in a message', message([1, 7], [2, zipFile([one])]), 'body/protobuf:2/zip:log~1radio.txt/deflate'],
    [
      'in an archive in an archive',
      zipFile([{ name: 'a.zip', content: zipFile([one]) }]),
      'body/zip:a.zip/deflate/zip:log~1radio.txt/deflate',
    ],
    [
      'in an archive that is stored in one',
      zipFile([{ name: 'a.zip', content: zipFile([one]), method: 0 }]),
      'body/zip:a.zip/zip:log~1radio.txt/deflate',
    ],
    ['behind other bytes', concatBytes([noise(50), zipFile([one])]), 'body/deflate'],
    [
      'with base64 in it',
      zipFile([{ ...one, content: btoa(LOG), method: 0 }]),
      'body/zip:log~1radio.txt/base64',
    ],
  ])('%s', (_, bytes, path) => {
    expect(pathsIn(bytes)).toContain(path);
  });

  test('with nothing of it left unread', () => {
    const { notices, leftOut } = unfold(sectionOf(zipFile([one, { ...one, later: 'signed' }])), () => {});
    expect({ notices, leftOut }).toEqual({ notices: [], leftOut: 0 });
  });

  test('as each of three thousand short ones', () => {
    const entries = Array.from({ length: 3_000 }, (_, i) => ({
      name: `${i}`,
      content: `${'x'.repeat(50)} n=${i}.`,
    }));
    const bytes = zipFile(entries);
    expect(pathsIn(bytes, ' n=2999.')).toEqual(['body/zip:2999/deflate']);
    expect(unfold(sectionOf(bytes), () => {}).leftOut).toBe(0);
  });
});

test('names and comments are searched', () => {
  const bytes = zipFile([{ name: `${IMEI}.txt`, content: 'x', comment: `of ${IMEI}` }], {
    comment: `for ${IMEI}`,
  });
  const paths = pathsIn(bytes).filter((path) => !path.endsWith('rot13'));
  expect(paths).toEqual(['body/zip-name', 'body/zip-name', 'body/zip-comment', 'body/zip-comment']);
  const written = zipFile([{ name: `${btoa(`imei=${IMEI}`)}.txt`, content: 'x' }]);
  expect(pathsIn(written)).toContain('body/zip-name/base64/form:imei');
});

test('a name in a path has no slashes or controls of its own', () => {
  const name = '../../etc\u202e\u007f/a~b';
  expect(pathsIn(zipFile([{ ...one, name }]))).toEqual(['body/zip:..~1..~1etc\\u202e\\u007f~1a~0b/deflate']);
});

describe('what is left out of an archive is counted and told', () => {
  const told = (bytes: Uint8Array) => {
    const { notices, leftOut } = unfold(sectionOf(bytes), () => {});
    return { codes: notices.map(({ code }) => code), leftOut };
  };

  test.each<[string, TestEntry]>([
    ['encrypted', { name: 'a', content: noise(500), method: 0, isEncrypted: true }],
    [
      'encrypted, with its lengths behind it',
      { name: 'a', content: noise(500), method: 0, isEncrypted: true, later: 'signed' },
    ],
    ['compressed by LZMA', { name: 'a', content: noise(500), method: 14 }],
    ['encrypted by AES', { name: 'a', content: noise(500), method: 99 }],
  ])('%s', (_, entry) => {
    expect(told(zipFile([entry, one]))).toEqual({ codes: ['entry-closed'], leftOut: 500 });
    expect(pathsIn(zipFile([entry, one]))).toEqual(['body/zip:log~1radio.txt/deflate']);
  });

  test('broken in the midst, read up to there and gone on behind it', () => {
    const bytes = zipFile([{ name: 'a', content: Uint8Array.from(noise(5_000), (byte) => byte & 31) }, one]);
    bytes.fill(0xff, 2_000, 2_400);
    const { codes, leftOut } = told(bytes);
    expect(codes).toEqual(['encoding-broken']);
    expect(leftOut).toBeGreaterThan(500);
    expect(leftOut).toBeLessThan(bytes.byteLength);
    expect(pathsIn(bytes)).toEqual(['body/zip:log~1radio.txt/deflate']);
  });

  test('cut off, read as far as it goes', () => {
    const bytes = zipFile([{ ...one, content: LOG + Buffer.from(noise(4_000)).toString('hex') }]).subarray(
      0,
      2_000,
    );
    expect(told(bytes).codes).toEqual(['encoding-broken']);
    expect(pathsIn(bytes)).toEqual(['body/zip:log~1radio.txt/deflate']);
  });

  test('altered, read as it is', () => {
    const bytes = zipFile([one]);
    bytes[14] = (bytes[14] as number) ^ 1;
    expect(told(bytes)).toEqual({ codes: ['encoding-broken'], leftOut: 0 });
    expect(pathsIn(bytes)).toEqual(['body/zip:log~1radio.txt/deflate']);
  });

  test('a bomb, beyond what archives may grow to', () => {
    const bytes = zipFile(
      Array.from({ length: 100 }, () => ({ name: 'a', content: new Uint8Array(2 ** 20) })),
    );
    let read = 0;
    const { notices, leftOut } = unfold(sectionOf(bytes), ({ parent, bytes: { byteLength } }) => {
      if (parent !== null) read += byteLength;
    });
    expect(read).toBeLessThanOrEqual(MOST_DECODED_BYTES);
    expect(notices.map(({ code }) => code)).toEqual(['budget-exceeded']);
    expect(leftOut).toBeGreaterThan(30_000);
  });
});
