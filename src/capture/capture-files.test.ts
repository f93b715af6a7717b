import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { captureFiles } from './capture-files.ts';
import { buildPcap, buildPcapng } from './testing/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'telltale-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

const inside = (...names: string[]) => join(folder, ...names);
mkdirSync(inside('day', 'two'), { recursive: true });
mkdirSync(inside('none'));
writeFileSync(inside('day', 'b.bin'), buildPcap({ linkType: 1, packets: [] }));
writeFileSync(inside('day', 'two', 'a.pcapng'), buildPcapng({ linkType: 1, packets: [] }));
writeFileSync(inside('day', 'a.har'), '{"log":{"entries":[]}}');
writeFileSync(inside('day', 'case.json'), '{"telltale":"case/1"}');
writeFileSync(inside('day', 'fake.pcap'), 'not a capture');
writeFileSync(inside('none', 'readme.txt'), 'nothing here');
symlinkSync(inside('day'), inside('day', 'two', 'again'));
symlinkSync(inside('day', 'b.bin'), inside('day', 'two', 'linked'));

it('expands a folder to the captures in it, by what they hold, sorted', () => {
  expect(captureFiles([inside('day')])).toEqual([
    inside('day', 'a.har'),
    inside('day', 'b.bin'),
    inside('day', 'two', 'a.pcapng'),
    inside('day', 'two', 'linked'),
  ]);
});

it('keeps files and standard input as they were named, in order', () => {
  expect(captureFiles(['-', inside('day', 'fake.pcap')])).toEqual(['-', inside('day', 'fake.pcap')]);
});

it.each([
  ['a path that is not there', 'gone'],
  ['a folder without captures', 'none'],
])('fails for %s', (_name, name) => {
  expect(() => captureFiles([inside(name)])).toThrow(expect.objectContaining({ code: 'capture-missing' }));
});
