import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { concatBytes } from '../base/index.ts';
import { gunzipMembers } from './gzip-members.ts';
import { hitsOf, sectionOf } from './testing/index.ts';
import { unfold } from './unfold.ts';

const VALUE = '490154203237518';
const JSON_TEXT = JSON.stringify({ imei: VALUE, note: 'a plain note' });

test.each<[string, (stream: Uint8Array) => void]>([
  ['checksum', (stream) => stream.fill(0, -8, -4)],
  ['length', (stream) => stream.fill(0, -4)],
])('a gzip whose %s is another is read as it is, and told of', (_name, change) => {
  const stream = new Uint8Array(gzipSync(JSON_TEXT));
  change(stream);
  for (const contentEncodings of [['gzip'], []]) {
    const section = sectionOf(stream, { contentEncodings });
    expect(hitsOf(section, VALUE).map((hit) => hit.path)).toEqual(['body/gzip/json:/imei']);
    const { notices, leftOut } = unfold(section, () => {});
    expect(notices).toEqual([
      expect.objectContaining({ code: 'encoding-broken', detail: expect.stringContaining('checksum') }),
    ]);
    expect(leftOut).toBe(0);
  }
  const amidst = concatBytes([new Uint8Array([1, 0xff]), stream]);
  expect(unfold(sectionOf(amidst), () => {}).notices).toEqual([]);
});

test('a row of more members than are read is not read to its end', () => {
  const row = concatBytes(Array.from({ length: 10_001 }, () => gzipSync('')));
  expect(gunzipMembers(row, 1_000)?.fault).toBe('too-large');
});
