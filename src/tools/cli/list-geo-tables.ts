import type { TableSubject } from '../../enrich/index.ts';
import { printable } from '../../report/index.ts';
import { shippedGeoTables } from './geo-tables.ts';
import { addTable, tableFolder, tableNotes } from './table-folder.ts';

/** Adds a table and says what it is. */
export function addGeoTable(path: string, name: string | undefined): void {
  const { note, isNew } = addTable(path, name);
  const said = isNew ? 'Added' : 'Is there already:';
  process.stdout.write(`${said} ${line(note.name, note)}\n`);
}

/** Prints a line for each table. */
export function listGeoTables(): void {
  const notes = tableNotes();
  const shipped = shippedGeoTables().map((table) =>
    line(table.name, { ...table, subjects: ['country'], from: 'shipped' }),
  );
  const own = notes.map((note) => line(note.name, note));
  process.stdout.write(`${[...shipped, ...own].join('\n')}\nYour own: ${tableFolder()}\n`);
}

const WORDS: Readonly<Record<TableSubject, string>> = {
  country: 'countries',
  region: 'regions',
  asn: 'autonomous systems',
};

interface Described {
  readonly date: string;
  readonly sha256: string;
  readonly subjects: readonly TableSubject[];
  readonly from: string;
}

function line(name: string, { date, sha256, subjects, from }: Described): string {
  const about = subjects.map((subject) => WORDS[subject]).join(', ');
  return `${printable(name)} of ${date}: ${about} (${printable(from)}, SHA-256 ${sha256.slice(0, 12)}…)`;
}
