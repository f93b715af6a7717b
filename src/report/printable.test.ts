import { expect, test } from 'vitest';
import { printable } from './printable.ts';

test.each([
  ['api.example.com', 'api.example.com'],
  ['Zürich 東京', 'Zürich 東京'],
  ['\x1b[31mred', '\\u{1b}[31mred'],
  ['a\r\nb', 'a\\u{d}\\u{a}b'],
  ['user\u202Etxt.exe', 'user\\u{202e}txt.exe'],
  ['zero\u200Bwidth', 'zero\\u{200b}width'],
  ['\u0085\u2028', '\\u{85}\\u{2028}'],
])('%j is shown as %s', (text, shown) => expect(printable(text)).toBe(shown));
