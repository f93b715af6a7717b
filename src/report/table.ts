import { stripVTControlCharacters } from 'node:util';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** The column that gives way and wraps when the line is too long; the widest such one gives first. */
  readonly wraps?: boolean;
}

/** Narrowest a wrapping column may become before lines are allowed to run over. */
const NARROWEST = 12;
const GAP = 2;

/**
 * Lays rows out in columns within `width` characters. Cells may carry colour; only what shows is counted.
 * Long words without a space are broken. The line of titles is left out where there are none. Gives lines without a trailing blank.
 */
export function layTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const widths = columns.map(({ title }, i) =>
    Math.max(shownWidth(title), ...rows.map((row) => shownWidth(row[i] ?? ''))),
  );
  shrink(widths, columns, width);
  const header = columns.map(({ title }) => title);
  const titled = header.some((title) => title !== '') ? [header] : [];
  return [...titled, ...rows].flatMap((row) => layRow(columns, widths, row));
}

function shrink(widths: number[], columns: readonly Column[], width: number): void {
  const total = () => widths.reduce((sum, w) => sum + w, GAP * (widths.length - 1));
  while (total() > width) {
    let widest = -1;
    for (let i = 0; i < widths.length; i++) {
      if (columns[i]?.wraps !== true || (widths[i] ?? 0) <= NARROWEST) continue;
      if (widest < 0 || (widths[i] ?? 0) > (widths[widest] ?? 0)) widest = i;
    }
    if (widest < 0) return;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
}

function layRow(columns: readonly Column[], widths: readonly number[], row: readonly string[]): string[] {
  const cells = columns.map((_, i) => wrap(row[i] ?? '', widths[i] ?? 0));
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ align }, i) => pad(cells[i]?.[line] ?? '', widths[i] ?? 0, align ?? 'left'))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const blank = ' '.repeat(Math.max(0, width - shownWidth(text)));
  return align === 'left' ? text + blank : blank + text;
}

/**
 * Breaks a text into lines of at most `width` characters, at blanks where there are any. What the text is set
 * in by, its later lines are too.
 */
export function wrap(text: string, width: number): string[] {
  if (shownWidth(text) <= width) return [text];
  const [indent = ''] = /^ */.exec(text) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const word of text.slice(indent.length).split(' ')) {
    const longer = line === '' ? indent + word : `${line} ${word}`;
    if (shownWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = indent + word;
    while (shownWidth(line) > width) {
      lines.push(line.slice(0, width));
      line = indent + line.slice(width);
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

const segmenter = new Intl.Segmenter();

/** Characters as a reader counts them; wide scripts count as one, which is near enough for alignment. */
function shownWidth(text: string): number {
  const plain = stripVTControlCharacters(text);
  if (/^[\x20-\x7e]*$/.test(plain)) return plain.length;
  return [...segmenter.segment(plain)].length;
}
