import { printable } from '../../printable.ts';
import type { Block, Page } from './section.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --line: #777; --mark: #8a0000; }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #161616; --line: #888; --mark: #ff9a9a; } }
body { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 60rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .9rem; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
th { white-space: nowrap; } .head { display: none; }
pre { border: 1px solid var(--line); padding: .5rem; overflow-x: auto; font-size: .85rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
.mark { border: 3px solid var(--mark); padding: .5rem 1rem; margin: 1rem 0; }
.wide { overflow-x: auto; }
@media screen and (max-width: 40rem) { thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } tr, td { display: block; } tr { border: 1px solid var(--line); margin: .5rem 0; padding: .3rem 0; } td { border: 0; padding: .1rem .5rem; overflow-wrap: anywhere; } td:empty { display: none; } .head { display: inline; font-weight: 600; } dl { grid-template-columns: 1fr; gap: 0; } dt { margin-top: .3rem; } }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } table { font-size: 9pt; } pre { white-space: pre-wrap; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
`;

/** A page as one HTML file that loads nothing. */
export function toHtml({ title, head, marks, sections }: Page): string {
  return `${[
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${words(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${words(title)}</h1>`,
    ...(head.length === 0
      ? []
      : [
          `<dl>${head.map(([name, value]) => `<dt>${words(name)}</dt><dd>${words(value)}</dd>`).join('')}</dl>`,
        ]),
    ...marks.map(blockHtml),
    ...sections.flatMap(({ title: heading, blocks }) => [
      '<section>',
      `<h2>${words(heading)}</h2>`,
      ...blocks.map(blockHtml),
      '</section>',
    ]),
    '</main>',
    '</body>',
    '</html>',
  ].join('\n')}\n`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text
        .split('\n')
        .map((line) => `<p>${words(line)}</p>`)
        .join('\n');
    case 'mark':
      return `<div class="mark" role="note"><p><strong>${words(block.title)}</strong></p>${block.lines.map((line) => `<p>${words(line)}</p>`).join('')}</div>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${words(item)}</li>`).join('\n')}</ul>`;
    case 'table':
      return [
        '<div class="wide" tabindex="0"><table>',
        `<thead><tr>${block.head.map((cell) => `<th scope="col">${words(cell)}</th>`).join('')}</tr></thead>`,
        '<tbody>',
        ...block.rows.map(
          (row) => `<tr>${row.map((cell, i) => cellHtml(cell, block.head[i] ?? '')).join('')}</tr>`,
        ),
        '</tbody></table></div>',
      ].join('\n');
    case 'code':
      return `<p>${words(block.title)}:</p>\n<pre tabindex="0">${block.text.trimEnd().split('\n').map(words).join('\n')}</pre>`;
    default:
      return block satisfies never;
  }
}

/** With the name of its column, for a screen on which the columns stand under each other. */
function cellHtml(cell: string, head: string): string {
  return cell === '' ? '<td></td>' : `<td><strong class="head">${words(head)}: </strong>${words(cell)}</td>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function words(written: string): string {
  return printable(written).replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);
}
