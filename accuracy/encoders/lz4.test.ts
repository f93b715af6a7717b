import { expect, test } from 'vitest';
import { lz4Block, lz4Frame } from './lz4.ts';

test('writes short blocks as literals', () => {
  expect(lz4Block(Buffer.from('hello')).toString('hex')).toBe('5068656c6c6f');
});

test('writes a match as offset and length, and leaves the last five bytes literal', () => {
  // Literal `a`, a match of 14 bytes one before, five literals.
  expect(lz4Block(Buffer.from('a'.repeat(20))).toString('hex')).toBe('1a6101005061616161' + '61');
});

test('writes a frame with the descriptor whose checksum the format gives', () => {
  expect(lz4Frame(Buffer.from('hello')).toString('hex')).toBe(
    '04224d18604082' + '06000000' + '5068656c6c6f' + '00000000',
  );
});
