import { describe, expect, test } from 'vitest';
import type { Page } from './section.ts';
import { toHtml } from './to-html.ts';
import { toMarkdown } from './to-markdown.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '[click](https://evil.example)',
  '![x](https://evil.example/a.png)',
  '| a | b |',
  '# heading',
  '`code` *bold* _it_ ~~gone~~',
  '&lt;b&gt; &#60;',
  'a\n\n# b',
  '\u202Eexe.cod',
  '\u001b[31mred',
] as const;

const pageOf = (words: string): Page => ({
  title: words,
  head: [[words, words]],
  marks: [{ kind: 'mark', title: words, lines: [words] }],
  sections: [
    {
      title: words,
      blocks: [
        { kind: 'text', text: words },
        { kind: 'list', items: [words] },
        { kind: 'table', head: [words], rows: [[words]] },
        { kind: 'code', title: words, text: `${words}\n\`\`\`\n` },
      ],
    },
  ],
});

describe.each(HOSTILE)('%j from a capture', (words) => {
  test('is words in HTML, and loads nothing', () => {
    const html = toHtml(pageOf(words));
    const body = html.slice(html.indexOf('<body>'));
    expect(
      body.match(
        /<(?!\/?(?:body|main|h1|h2|dl|dt|dd|div|p|strong|section|ul|li|table|thead|tbody|tr|th|td|pre|html)\b)/g,
      ),
    ).toBeNull();
    expect(body).not.toMatch(/<[^>]+\son\w+=/);
    expect(body).not.toMatch(/[\u202e\u001b]/);
  });

  test('is words in Markdown', () => {
    const lines = toMarkdown(pageOf(words)).split('\n');
    const fence = lines.findIndex((line) => /^`{4,}$/.test(line));
    const prose = lines.slice(0, fence).join('\n');
    expect(fence).toBeGreaterThan(0);
    expect(prose).not.toMatch(/(?<!\\)[<`]/);
    expect(prose).not.toMatch(/(?<!\\)\]\(/);
    expect(prose.match(/^#+ /gm)).toHaveLength(2);
    expect(prose).not.toMatch(/[\u202e\u001b]/);
    // A fence that what it holds cannot end.
    expect(lines.filter((line) => line === lines[fence])).toHaveLength(2);
  });
});

test('a HTML page has a language, a title, headings and no way to load anything', () => {
  const html = toHtml(pageOf('An advisory'));
  expect(html).toContain('<html lang="en">');
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/(?:src|href)=/);
});
