import { expect, test } from 'vitest';
import { zip } from './zip.ts';

/** As Python's zipfile writes it, which gives the same deflate stream for so short a text. */
const WRITTEN =
  '504b0304140000080800006021 5d6b4ad5951c0000001a000000 0b000000 6c6f672f69642e6a736f6e' +
  'ab56cacc4dcd54b25232b1343034353132303632363735b450aa0500' +
  '504b010214031400000808000060215d 6b4ad5951c0000001a000000 0b000000000000000000 00000000 00000000 6c6f672f69642e6a736f6e' +
  '504b05060000000001000100390000004500 00000000';

const file = { name: 'log/id.json', bytes: Buffer.from('{"imei":"490154203237518"}') };

test('writes an archive by the specification', () => {
  expect(zip([file], { isStreamed: false }).toString('hex')).toBe(WRITTEN.replaceAll(' ', ''));
});

test('writes what is not known beforehand behind the file', () => {
  const written = zip([file], { isStreamed: true }).toString('hex');
  expect(written.slice(0, 60)).toBe('504b03041400080808000060215d0000000000000000000000000b000000');
  expect(written).toContain('b450aa0500504b07086b4ad5951c0000001a000000504b0102');
});
