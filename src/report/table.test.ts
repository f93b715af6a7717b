import { expect, test } from 'vitest';
import { layTable, wrap } from './table.ts';

const COLUMNS = [{ title: 'who' }, { title: 'n', align: 'right' }, { title: 'where', wraps: true }] as const;

test('columns are as wide as their widest cell', () => {
  expect(
    layTable(
      COLUMNS,
      [
        ['IMEI', '12', 'url'],
        ['a', '3', 'body'],
      ],
      80,
    ),
  ).toEqual(['who    n  where', 'IMEI  12  url', 'a      3  body']);
});

test('the widest wrapping column gives way, and no line runs over', () => {
  const lines = layTable(
    COLUMNS,
    [['IMEI', '1', 'url query:imei and the body under a rather long name']],
    30,
  );
  expect(lines).toEqual([
    'who   n  where',
    'IMEI  1  url query:imei and',
    '         the body under a',
    '         rather long name',
  ]);
});

test('colour does not count', () => {
  expect(layTable(COLUMNS, [['\x1b[31mIMEI\x1b[39m', '1', 'x']], 80)[1]).toBe('\x1b[31mIMEI\x1b[39m  1  x');
});

test('a word without blanks is broken', () => {
  expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
});
