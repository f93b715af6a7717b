import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { distinctCaptures, repeatedNotices } from './distinct-captures.ts';

const folder = mkdtempSync(join(tmpdir(), 'distinct-'));
const at = (...parts: string[]) => join(folder, ...parts);
const HAR = '{"log":{"version":"1.2","entries":[]}}';

beforeAll(() => {
  for (const name of ['one', 'two', 'whole/bodies', 'folder']) mkdirSync(at(name), { recursive: true });
  writeFileSync(at('one', 'a.har'), HAR);
  copyFileSync(at('one', 'a.har'), at('two', 'other-name.har'));
  // As long as the first, and another.
  writeFileSync(at('two', 'b.har'), HAR.replace('1.2', '1.1'));
  writeFileSync(at('whole', 'recording.ndjson'), '{"telltale":"recording/1"}\n');
  writeFileSync(at('whole', 'bodies', 'aa'), 'x');
  cpSync(at('whole'), at('copy'), { recursive: true });
  cpSync(at('whole'), at('without-bodies'), { recursive: true });
  rmSync(at('without-bodies', 'bodies'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each<[string, string[], names: string[], repeated: string[]]>([
  ['under two paths', ['one/a.har', 'two/other-name.har'], ['a.har'], ['other-name.har']],
  ['by one path, twice', ['one/a.har', 'one/a.har'], ['a.har'], ['a.har']],
  ['by its folder and by itself', ['one', 'one/../one/a.har'], ['a.har'], ['a.har']],
  ['of one length alone', ['one/a.har', 'two/b.har'], ['a.har', 'b.har'], []],
  ['as copies of a recording', ['whole', 'copy'], ['whole'], ['copy']],
  ['as a recording that lost its bodies', ['without-bodies', 'whole'], ['without-bodies', 'whole'], []],
])('captures that are given %s', (_, paths, names, repeated) => {
  const distinct = distinctCaptures(paths.map((path) => at(path)));
  expect(distinct.captures.map(({ name }) => name)).toEqual(names);
  expect(distinct.repeated.map(({ name }) => name)).toEqual(repeated);
});

test('standard input is read once, however often it is named', () => {
  expect(distinctCaptures(['-', '-']).captures).toEqual([{ path: '-', name: '-' }]);
});

test('the notice names the copy as the result may name it', () => {
  const distinct = distinctCaptures([at('one', 'a.har'), at('two', 'other-name.har')]);
  const shown = (text: string) => text.replace('other', '‹own›');
  expect(repeatedNotices(distinct, shown)).toMatchObject([
    { code: 'capture-repeated', about: '‹own›-name.har' },
  ]);
});
