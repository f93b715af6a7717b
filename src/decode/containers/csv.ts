import { latin1Of, type Span, textOf } from '../../base/index.ts';
import type { Container } from './container.ts';
import { lastStartingAt } from './value-tree.ts';

/** Longest table that is read to name its columns, as for JSON. */
export const MOST_CSV_BYTES = 16 * 1024 * 1024;

/** Rows that are told apart: some 50 bytes each. */
const MOST_ROWS = 1_000_000;

/** Longest first line that is taken for names. */
const LONGEST_HEADER = 4_096;

const NO_ROW: Span = { start: 0, end: 0 };

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
const SEPARATORS = [0x2c, 0x09, 0x3b, 0x7c];

/** What a column is called where nothing says that it is one. */
const COLUMN = /^[A-Za-z_][\w .:/()#-]{0,63}$/;

/** Tables of values (RFC 4180) parted by commas, tabs, semicolons or bars, whose first line names the columns. */
export const csv: Container = {
  name: 'csv',
  read({ bytes, region, hint }) {
    if (region.end - region.start > MOST_CSV_BYTES) return null;
    const table = bytes.subarray(0, region.end);
    const isLabelled = hint !== null && /\/(?:csv|tab-separated-values)\b/.test(hint);
    const header = headerOf(table, region.start, isLabelled);
    if (header === null) return null;
    const rows = rowsOf(table, header.end, header.separator);
    if (!isLabelled && cellsOf(table, rows[0] ?? NO_ROW, header.separator).length !== header.names.length)
      return null;
    let row = NO_ROW;
    let cells: readonly Span[] = [];
    return {
      locate(span) {
        if (span.start < row.start || span.start >= row.end) {
          row = rows[lastStartingAt(rows, span.start)] ?? NO_ROW;
          cells = cellsOf(table, row, header.separator);
        }
        const index = lastStartingAt(cells, span.start);
        const [name, value] = [header.names[index], cells[index]];
        if (name === undefined || value === undefined || span.end > value.end) return null;
        return { kind: 'csv', names: [name], field: name, value, hint: null };
      },
    };
  },
};

interface Header {
  readonly names: readonly string[];
  readonly separator: number;
  /** Where the first row begins. */
  readonly end: number;
}

function headerOf(table: Uint8Array, start: number, isLabelled: boolean): Header | null {
  const line = table.subarray(start, start + LONGEST_HEADER);
  const length = line.indexOf(LINE_FEED);
  if (length === -1 || start + length + 1 >= table.byteLength) return null;
  const text = latin1Of(line.subarray(0, length));
  const counts = SEPARATORS.map((byte) => text.split(String.fromCharCode(byte)).length);
  const separator = SEPARATORS[counts.indexOf(Math.max(...counts))] as number;
  const cells = cellsOf(table, { start, end: start + length }, separator);
  if (cells.length < 2 && !isLabelled) return null;
  const names = cells.map((cell) =>
    textOf(table.subarray(cell.start, cell.end))
      .trim()
      .replace(/^\ufeff/, ''),
  );
  return names.every((name) => COLUMN.test(name)) ? { names, separator, end: start + length + 1 } : null;
}

function rowsOf(table: Uint8Array, from: number, separator: number): Span[] {
  const rows: Span[] = [];
  let start = from;
  eachBreak(table, { start, end: table.byteLength, separator }, (at) => {
    if (table[at] !== LINE_FEED) return true;
    rows.push({ start, end: at + 1 });
    start = at + 1;
    return rows.length < MOST_ROWS;
  });
  if (rows.length < MOST_ROWS) rows.push({ start, end: table.byteLength });
  return rows;
}

/** The cells of a row, without their quotes and the line break. */
function cellsOf(table: Uint8Array, { start, end }: Span, separator: number): Span[] {
  const cells: Span[] = [];
  let last = end;
  while (last > start && (table[last - 1] === LINE_FEED || table[last - 1] === RETURN)) last -= 1;
  let from = start;
  eachBreak(table, { start, end: last, separator }, (at) => {
    cells.push(unquoted(table, { start: from, end: at }));
    from = at + 1;
    return true;
  });
  cells.push(unquoted(table, { start: from, end: last }));
  return cells;
}

interface Breaks extends Span {
  readonly separator: number;
}

/** Tells of separators and line breaks that stand in no quotes, as long as it is answered with true. */
function eachBreak(
  table: Uint8Array,
  { start, end, separator }: Breaks,
  tell: (at: number) => boolean,
): void {
  let isFirst = true;
  let isQuoted = false;
  for (let at = start; at < end; at++) {
    const byte = table[at];
    if (isQuoted) {
      // Two quotes are one that is meant (RFC 4180 section 2.7).
      if (byte === QUOTE && table[at + 1] === QUOTE) at += 1;
      else if (byte === QUOTE) isQuoted = false;
    } else if (byte === QUOTE) isQuoted = isFirst;
    else if (byte === separator || byte === LINE_FEED) {
      if (!tell(at)) return;
      isFirst = true;
      continue;
    }
    isFirst = false;
  }
}

function unquoted(table: Uint8Array, { start, end }: Span): Span {
  if (end - start < 2 || table[start] !== QUOTE || table[end - 1] !== QUOTE) return { start, end };
  return { start: start + 1, end: end - 1 };
}
