import { type Examination, type MonthShare, type ResidencyVerdict, wentWhere } from '../judge/index.ts';
import { amountOfBytes, share } from './amount.ts';
import { printable } from './printable.ts';
import { type Column, layTable } from './table.ts';

/** Characters of a bar that stands for all of a month. */
export const BAR_WIDTH = 20;

const COLUMNS: readonly Column[] = [
  { title: '' },
  { title: '' },
  { title: 'bytes' },
  { title: '', align: 'right' },
  { title: '', align: 'right' },
  { title: 'identifiers', wraps: true },
];

/**
 * Where the traffic went, month by month, with the day on which a promise was due between them: of the services that
 * promises are about, else of all. Null where everything was in one month and nothing was promised.
 */
export function migrationLines(
  examination: Examination,
  width: number,
): { readonly title: string; readonly lines: readonly string[] } | null {
  const promised = examination.claims.flatMap(({ parts }) =>
    parts.flatMap(({ residency = [] }) => residency),
  );
  const services = [...new Set(promised.map(({ service }) => service))];
  const months = wentWhere(examination, services.length === 0 ? undefined : services);
  if (months.length === 0 || (months.length === 1 && services.length === 0)) return null;
  const title = `Where it went, by month${services.length === 0 ? '' : ` · ${services.map(printable).join(', ')}`}`;
  return { title, lines: layTable(COLUMNS, rowsOf(months, deadlinesOf(promised)), width) };
}

/** The last days before something was due, with the services. */
function deadlinesOf(promised: readonly ResidencyVerdict[]): [day: string, services: string[]][] {
  const due = Map.groupBy(promised, ({ by }) => by ?? '');
  return [...due]
    .filter(([day]) => day !== '')
    .map(([day, rows]): [string, string[]] => [
      day,
      [...new Set(rows.map(({ service }) => printable(service)))],
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function rowsOf(
  months: readonly MonthShare[],
  deadlines: readonly [string, readonly string[]][],
): string[][] {
  const waiting = [...deadlines];
  const rows: string[][] = [];
  const passDeadlines = (month: string | null) => {
    // A day within a month is marked after it: what was before it and what after is not told apart.
    while (waiting[0] !== undefined && (month === null || waiting[0][0].slice(0, 7) < month)) {
      const [day, services] = waiting.shift() as [string, readonly string[]];
      rows.push(['', '', '─'.repeat(BAR_WIDTH), '', '', `due by ${day}: ${services.join(', ')}`]);
    }
  };
  for (const { month, places } of months) {
    passDeadlines(month);
    const whole = places.reduce((sum, { byteLength }) => sum + byteLength, 0);
    const told = new Set(places.flatMap(({ identifiers }) => identifiers)).size;
    for (const [i, { place, byteLength, identifiers }] of places.entries())
      rows.push([
        i === 0 ? `  ${month}` : '',
        place,
        barOf(byteLength, whole),
        share(byteLength, whole),
        amountOfBytes(byteLength),
        told === 0 ? '–' : `${identifiers.length} of ${told}`,
      ]);
  }
  passDeadlines(null);
  return rows;
}

/** Whatever is not nothing shows. */
function barOf(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '';
  return '█'.repeat(Math.max(1, Math.round((BAR_WIDTH * part) / whole)));
}
