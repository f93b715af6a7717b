import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { latin1Of } from './bytes.ts';
import { type TestEntry, zipFile } from './testing/index.ts';
import { zipPieces } from './zip-pieces.ts';

const whole = (bytes: Uint8Array) => ({ start: 0, end: bytes.byteLength });

function told(bytes: Uint8Array, span = whole(bytes)): string[] | undefined {
  return zipPieces(bytes, span)?.map(({ kind, start, end, entry }) => {
    const text = latin1Of(bytes.subarray(start, end));
    const of = entry === null ? '' : `${latin1Of(bytes.subarray(entry.name.start, entry.name.end))} `;
    return kind === 'name'
      ? `name ${text}`
      : `${kind} ${of}${/^[ -~]*$/.test(text) ? text : `${end - start} B`}`;
  });
}

const log: TestEntry = { name: 'a/log.txt', content: 'the first log', method: 0 };
const other: TestEntry = { name: 'b', content: 'another', method: 0, comment: 'kept' };

describe('the pieces of an archive', () => {
  test.each<[string, Uint8Array, string[]]>([
    [
      'with its directory',
      zipFile([log, other], { comment: 'all of it' }),
      [
        'name a/log.txt',
        'content a/log.txt the first log',
        'name b',
        'content b another',
        'name a/log.txt',
        'name b',
        'comment kept',
        'comment all of it',
      ],
    ],
    [
      'without it',
      zipFile([log, other], { noDirectory: true }),
      ['name a/log.txt', 'content a/log.txt the first log', 'name b', 'content b another'],
    ],
    [
      'with lengths behind the content',
      zipFile([{ ...log, later: 'signed' }, other], { noDirectory: true }),
      ['name a/log.txt', 'content a/log.txt the first log', 'name b', 'content b another'],
    ],
    [
      'with lengths behind the content, and nothing that says where they begin',
      zipFile([{ ...log, later: 'bare' }, other], { noDirectory: true }),
      ['name a/log.txt', 'content a/log.txt the first log', 'other 12 B', 'name b', 'content b another'],
    ],
    [
      'with lengths for the largest files',
      zipFile([{ ...log, isLong: true }], { noDirectory: true }),
      ['name a/log.txt', 'extra a/log.txt 20 B', 'content a/log.txt the first log'],
    ],
    [
      'with something that no record accounts for',
      Buffer.concat([zipFile([log], { noDirectory: true }), Buffer.from('signatures'), zipFile([other])]),
      [
        'name a/log.txt',
        'content a/log.txt the first log',
        'other signatures',
        'name b',
        'content b another',
        'name b',
        'comment kept',
      ],
    ],
  ])('%s', (_, bytes, expected) => {
    expect(told(bytes)).toEqual(expected);
  });

  test('of an archive in an archive are one, where the directory says how long it is', () => {
    const inner = zipFile([other]);
    const bytes = zipFile([{ name: 'in.zip', content: inner, method: 0, later: 'signed' }, log]);
    const content = zipPieces(bytes, whole(bytes))?.find(({ kind }) => kind === 'content');
    expect(content && Buffer.from(bytes.subarray(content.start, content.end)).equals(inner)).toBe(true);
  });

  test('cut off anywhere are those that are left, each as far as it goes', () => {
    const bytes = zipFile([log, other], { comment: 'all of it' });
    const all = told(bytes) ?? [];
    const start = 30 + log.name.length;
    for (let end = start + 1; end < bytes.byteLength; end++) {
      const left = told(bytes.subarray(0, end));
      expect(left?.[0]).toBe(all[0]);
      const content = left?.[1] ?? '';
      expect(all[1]?.startsWith(content) && content.length).toBe(
        Math.min(18 + end - start, all[1]?.length ?? 0),
      );
    }
  });

  test('are none where no entry begins', () => {
    for (const bytes of [Buffer.from('PK is no archive, though it begins so'), zipFile([log]).subarray(1)])
      expect(zipPieces(bytes, whole(bytes))).toBeNull();
    expect(told(zipFile([log], { before: 'xyz' }), { start: 3, end: 60 })?.[0]).toBe('name a/log.txt');
  });
});

describe('of any bytes', () => {
  const archive = zipFile([
    log,
    { ...other, later: 'signed' },
    { name: 'c', content: 'deflated', later: 'bare' },
  ]);

  test('the pieces are in order, do not overlap and lie inside', () => {
    const changed = fc.array(fc.tuple(fc.nat(archive.byteLength - 1), fc.nat(255)), { maxLength: 12 });
    fc.assert(
      fc.property(changed, fc.nat(archive.byteLength), (changes, length) => {
        const bytes = Uint8Array.from(archive.subarray(0, length));
        for (const [at, byte] of changes) if (at < length) bytes[at] = byte;
        let before = 0;
        for (const { start, end } of zipPieces(bytes, whole(bytes)) ?? []) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          before = end;
        }
        expect(before).toBeLessThanOrEqual(length);
      }),
      { numRuns: 2_000 },
    );
  });
});
