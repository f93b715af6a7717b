import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escaped, html, LONGEST_TEXT } from './markup.ts';

test.each([
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  [`" onload='x`, '&quot; onload=&#39;x'],
  ['a & b &lt;', 'a &amp; b &amp;lt;'],
  ['safe\u202Egnp.exe', 'safe\\u{202e}gnp.exe'],
  ['a\nb\0', 'a\\u{a}b\\u{0}'],
])('%j is shown as what it is', (text, shown) => {
  expect(html`<p title="${text}">${text}</p>`.text).toBe(`<p title="${shown}">${shown}</p>`);
});

test('whatever is put in ends no tag, no attribute and no text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const out = escaped(text);
      expect(out).not.toMatch(/[<>"']/);
      expect(out.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
    }),
  );
});

test('markup is put in as it is, lists are joined, and nothing is nothing', () => {
  const items = ['<', '>'].map((each) => html`<li>${each}</li>`);
  expect(html`<ul>${items}${null}${[]}</ul>${3}`.text).toBe('<ul><li>&lt;</li><li>&gt;</li></ul>3');
});

test('a text as long as a message is cut', () => {
  expect(escaped('x'.repeat(LONGEST_TEXT * 3)).length).toBe(LONGEST_TEXT + 1);
});
