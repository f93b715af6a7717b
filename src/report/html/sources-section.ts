import { momentText } from '../story/place-text.ts';
import type { Story } from '../story/story.ts';
import { sentence } from './marks.ts';
import { html, type Markup } from './markup.ts';
import { table } from './table.ts';

/** Captures and kinds of notice that are listed. */
const MOST_ROWS = 60;

/** Things that one notice names. */
const MOST_NAMED = 5;

/** What the report rests on: captures and tables with their hashes, the case, notices, the tool. */
export function sourcesSection({ examination, words }: Story): Markup {
  const { captures, tables, tool } = examination;
  const { sources, columns } = words;
  return html`<section id="sources" aria-labelledby="h-sources">
<h2 id="h-sources">${words.sections.sources}</h2>
${table({
  caption: sources.captures,
  heads: [columns.file, 'SHA-256', columns.bytes, columns.from, columns.to],
  numbers: [2],
  rows: captures
    .slice(0, MOST_ROWS)
    .map(({ file, format, sha256, byteLength, from, to }) => [
      html`${file} <span class="id">${format}</span>`,
      html`<span class="mono">${sha256}</span>`,
      words.number(byteLength),
      from === null ? '–' : momentText(from),
      to === null ? '–' : momentText(to),
    ]),
})}
${captures.length > MOST_ROWS ? html`<p class="dim">${words.more(captures.length - MOST_ROWS)}</p>` : null}
${
  tables.length === 0
    ? html`<p>${sources.noTables}</p>`
    : html`<p>${sources.tables}:</p><ul>${tables.map(
        // The licence of DB-IP Lite asks for the link.
        ({ name, date, sha256 }) =>
          html`<li>${name}, ${date}, SHA-256 <span class="mono">${sha256}</span>${name.startsWith('DB-IP') ? html` (<a href="https://db-ip.com" rel="noreferrer">db-ip.com</a>, CC BY 4.0)` : null}</li>
`,
      )}</ul>`
}
<p>${sources.caseHash}: SHA-256 <span class="mono">${examination.case.sha256}</span>. ${sources.tool}: telltale ${tool.version}. ${sources.map}</p>
<h3>${sources.notices}</h3>
${notices({ examination, words })}
</section>
`;
}

function notices({ examination, words }: Pick<Story, 'examination' | 'words'>): Markup {
  const alike = [...Map.groupBy(examination.notices, ({ code, detail }) => `${code}\0${detail}`).values()];
  if (alike.length === 0) return html`<p>${words.sources.noNotices}</p>`;
  return html`<ul>${alike.slice(0, MOST_ROWS).map((group) => {
    const times = group.reduce((sum, notice) => sum + notice.times, 0);
    const byteLength = group.reduce((sum, notice) => sum + (notice.byteLength ?? 0), 0);
    const about = group
      .slice(0, MOST_NAMED)
      .map((notice) => notice.about)
      .join(', ');
    return html`<li><span class="mono">${group[0]?.code ?? ''}</span> ${words.times(times)}${byteLength === 0 ? null : html`, ${words.bytes(byteLength)}`}: ${sentence(group[0]?.detail ?? '', words)} (${about}${group.length > MOST_NAMED ? ` ${words.more(group.length - MOST_NAMED)}` : ''})</li>
`;
  })}</ul>${alike.length > MOST_ROWS ? html`<p class="dim">${words.more(alike.length - MOST_ROWS)}</p>` : null}`;
}
