import { printable } from '../../printable.ts';
import type { Block, Page } from './section.ts';

/** A page as Markdown (CommonMark, with tables as GitHub has them). */
export function toMarkdown({ title, head, marks, sections }: Page): string {
  return `${[
    `# ${words(title)}`,
    ...(head.length === 0
      ? []
      : [head.map(([name, value]) => `**${words(name)}:** ${words(value)}  `).join('\n')]),
    ...marks.map(blockText),
    ...sections.map(({ title: heading, blocks }) =>
      [`## ${words(heading)}`, ...blocks.map(blockText)].join('\n\n'),
    ),
  ].join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text
        .split('\n')
        .map((line) => words(line))
        .join('\n\n');
    case 'mark':
      return [`> **${words(block.title)}**`, ...block.lines.map((line) => `> ${words(line)}`)].join('\n>\n');
    case 'list':
      return block.items.map((item) => `- ${words(item)}`).join('\n');
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows]
        .map((cells, index) => `| ${cells.map((cell) => (index === 1 ? cell : words(cell))).join(' | ')} |`)
        .join('\n');
    case 'code': {
      const fence = '`'.repeat(
        Math.max(2, ...[...block.text.matchAll(/`+/g)].map(([run]) => run.length)) + 1,
      );
      const lines = block.text.trimEnd().split('\n').map(printable);
      return [`${words(block.title)}:`, '', fence, ...lines, fence].join('\n');
    }
    default:
      return block satisfies never;
  }
}

/** What Markdown would take for its own is escaped (CommonMark §2.4), and line breaks are blanks: names come from captures. */
function words(written: string): string {
  return printable(written.replace(/\s+/g, ' ')).replace(/[\\`*_[\]<>|#~]|&(?=[#\w]+;)|!(?=\[)/g, '\\$&');
}
