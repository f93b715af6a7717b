import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { appendCustody, custodyEntry } from './append-custody.ts';
import { custodyLine, NO_ENTRY, readCustodyLine } from './entry.ts';
import { CUSTODY_KINDS } from './kinds.ts';
import { readCustody } from './read-custody.ts';

const folder = mkdtempSync(join(tmpdir(), 'telltale-custody-'));
afterAll(() => rmSync(folder, { recursive: true }));

const at = '2026-03-02T09:00:00.000Z';
const entry = (text: string) => custodyEntry('note', { at, by: 'A', details: { text } });

function chain(...texts: string[]): string {
  let head = NO_ENTRY;
  return texts
    .map((text) => {
      const line = custodyLine(entry(text), head);
      head = readCustodyLine(line)?.hash ?? '';
      return `${line}\n`;
    })
    .join('');
}

test('a chain is read as it was written, whatever is in its texts', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ minLength: 1, unit: 'binary' }).filter((text) => text.trim() !== ''),
        { minLength: 1 },
      ),
      (texts) => {
        const { entries, faults } = readCustody(chain(...texts));
        expect(faults).toEqual([]);
        expect(entries.map(({ details }) => details.text)).toEqual(texts);
      },
    ),
  );
});

test('any changed byte is a fault in its line', () => {
  const text = chain('one', 'two', 'three');
  for (let place = 0; place < text.length; place++) {
    const bytes = Buffer.from(text);
    bytes[place] = (bytes[place] as number) ^ 1;
    const { faults } = readCustody(bytes.toString('latin1'));
    expect(
      faults.some(({ from, to }) => from <= place && place <= to),
      `byte ${place}`,
    ).toBe(true);
  }
});

test.each([
  ['an entry left out', ([a, , c]: string[]) => [a, c]],
  ['two entries that changed places', ([a, b, c]: string[]) => [a, c, b]],
  ['an entry that stands there twice', ([a, b, c]: string[]) => [a, a, b, c]],
  ['an entry of another log', ([a, b]: string[]) => [a, b, chain('other').trim()]],
  ['the first one left out', ([, b, c]: string[]) => [b, c]],
])('%s is a fault', (_, change) => {
  const lines = chain('one', 'two', 'three').trim().split('\n');
  expect(readCustody(`${change(lines).join('\n')}\n`).faults).not.toEqual([]);
});

test('nothing is added to a log that was changed', () => {
  const path = join(folder, 'log');
  appendCustody(path, entry('one'));
  appendCustody(path, entry('two'));
  expect(readCustody(readFileSync(path, 'utf8'))).toMatchObject({ entries: [{}, {}], faults: [] });
  writeFileSync(path, readFileSync(path, 'utf8').replace('one', 'own'));
  expect(() => appendCustody(path, entry('three'))).toThrow(/line 1: this entry was changed/);
  expect(readFileSync(path, 'utf8')).not.toContain('three');
});

describe('an entry', () => {
  test.each(Object.keys(CUSTODY_KINDS))('%s says what it must, and nothing that it may not', (what) => {
    const { needs = [], may = [] } = CUSTODY_KINDS[what] ?? {};
    const details = Object.fromEntries([...needs, ...may].map((name) => [name, 'x']));
    expect(custodyEntry(what, { at, by: 'A', details })).toMatchObject({ what, details });
    expect(() => custodyEntry(what, { at, by: 'A', details: {} })).toThrow(/must say/);
    expect(() => custodyEntry(what, { at, by: 'A', details: { ...details, no: 'x' } })).toThrow(/has no no/);
    expect(() => custodyEntry(what, { at, by: ' ', details })).toThrow(/who made it/);
  });

  test('of another kind names those that there are', () => {
    expect(() => custodyEntry('gone', { at, by: 'A', details: {} })).toThrow(/there are received/);
  });
});
