import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildMmdb } from '../../enrich/testing/index.ts';
import { addTable, tableFolder, tableNotes, userTables } from './table-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tables-'));
  // What os.homedir() goes by, on POSIX and on Windows.
  vi.stubEnv('HOME', folder);
  vi.stubEnv('USERPROFILE', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function file(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}
const countries = (country: string, builtAt: string) =>
  buildMmdb({ '42.62.0.0/16': { country: { iso_code: country } } }, { builtAt });

test('a table is copied, hashed, and told by its content', () => {
  const { note, isNew } = addTable(file('geo.mmdb', countries('CN', '2014-11-04')));
  expect(isNew).toBe(true);
  expect(note).toMatchObject({ name: 'geo', date: '2014-11-04', subjects: ['country'], from: 'geo.mmdb' });
  expect(readdirSync(tableFolder()).sort()).toEqual([note.sha256, `${note.sha256}.json`]);
  rmSync(join(folder, 'geo.mmdb'));
  const [table, ...more] = userTables();
  expect(more).toEqual([]);
  expect(table).toMatchObject({ name: 'geo', date: '2014-11-04', sha256: note.sha256 });
  expect(table?.country('42.62.48.81')).toBe('CN');
});

test('the same file is kept once, and another of the same name takes its date along', () => {
  addTable(file('geo.mmdb', countries('CN', '2014-11-04')));
  expect(addTable(file('copy.mmdb', countries('CN', '2014-11-04')))).toMatchObject({
    isNew: false,
    note: { name: 'geo' },
  });
  addTable(file('geo.mmdb', countries('SG', '2026-06-01')));
  addTable(file('other.mmdb', countries('US', '2026-06-01')), 'geo');
  expect(tableNotes().map(({ name }) => name)).toEqual(['geo', 'geo (2026-06-01)', 'geo (2026-06-01, 2)']);
});

test("Amazon's ranges go by their own name", () => {
  const ranges = { createDate: '2015-01-02-00-00-00', prefixes: [] };
  expect(addTable(file('x.json', JSON.stringify(ranges))).note).toMatchObject({
    name: 'AWS ranges',
    date: '2015-01-02',
    subjects: ['country', 'region'],
  });
});

test('without a folder there are no tables', () => {
  expect(userTables()).toEqual([]);
});

test.each([
  ['a text', 'a table'],
  ['JSON', '{}'],
  ['nothing', ''],
])('%s is refused and leaves nothing behind', (_, text) => {
  const path = file('x', text);
  expect(() => addTable(path)).toThrow(expect.objectContaining({ code: 'geo-table' }));
  expect(tableNotes()).toEqual([]);
});

test('a table that was changed, or is gone, or a note that is none, is told', () => {
  const { note } = addTable(file('geo.mmdb', countries('CN', '2014-11-04')));
  const path = join(tableFolder(), note.sha256);
  const fault = (message: RegExp) =>
    expect.objectContaining({ code: 'geo-table', message: expect.stringMatching(message) });
  writeFileSync(path, countries('SG', '2014-11-04'));
  expect(() => userTables()).toThrow(fault(/has been changed since it was added/));
  rmSync(path);
  expect(() => userTables()).toThrow(fault(/cannot read/));
  writeFileSync(`${path}.json`, '{');
  expect(() => tableNotes()).toThrow(fault(/is no note of a table/));
});
