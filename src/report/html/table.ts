import { html, type Markup } from './markup.ts';

export type CellContent = string | number | Markup;

export interface TableOptions {
  readonly caption: string;
  readonly heads: readonly string[];
  /** The first cell of each row names it. */
  readonly rows: readonly (readonly CellContent[])[];
  /** Columns of numbers, from 0. */
  readonly numbers?: readonly number[];
  /** Whether the caption is for screen readers alone, because a heading says the same. */
  readonly hidesCaption?: boolean;
  /** Scrolls sideways where it does not fit, instead of standing its cells below one another. */
  readonly scrolls?: boolean;
}

/** Roles are told, as a table that stands its cells below one another on a narrow screen is none to some browsers. */
export function table({ caption, heads, rows, numbers = [], hidesCaption, scrolls }: TableOptions): Markup {
  const head = heads.map(
    (each, i) =>
      html`<th role="columnheader" scope="col" class="${numbers.includes(i) ? 'n' : ''}">${each}</th>`,
  );
  const body = rows.map(
    ([first = '', ...rest]) =>
      html`<tr role="row"><th role="rowheader" scope="row">${first}</th>${rest.map(
        (cell, i) =>
          html`<td role="cell" class="${numbers.includes(i + 1) ? 'n' : ''}" data-head="${scrolls ? '' : named(heads[i + 1] ?? '')}">${cell}</td>`,
      )}</tr>
`,
  );
  const whole = html`<table role="table" class="${scrolls ? '' : 'stack'}"><caption class="${hidesCaption ? 'vh' : ''}">${caption}</caption>
<thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">
${body}</tbody></table>`;
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}">${whole}</div>
`;
}

/** As it stands before a cell where there is no room for a head: a question needs no colon. */
function named(head: string): string {
  return head.endsWith('?') ? head : `${head}:`;
}
