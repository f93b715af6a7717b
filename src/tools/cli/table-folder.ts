import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { TelltaleError } from '../../base/index.ts';
import { type GeoTable, readTable } from '../../enrich/index.ts';

/*
 * The user's own tables: each file is kept under its hash, with a note of what it is beside it. A note is written after
 * its file, so that one without the other is never there. To take a table away is to delete its two files.
 */

/** What is noted of a table. */
const noteSchema = v.object({
  telltale: v.literal('table/1'),
  name: v.string(),
  /** Day it was built, `YYYY-MM-DD`. */
  date: v.string(),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  byteLength: v.number(),
  subjects: v.array(v.picklist(['country', 'region', 'asn'])),
  /** Name of the file that it was copied from. */
  from: v.string(),
});

export type TableNote = v.InferOutput<typeof noteSchema>;

export function tableFolder(): string {
  return join(homedir(), '.telltale', 'tables');
}

/** Copies a table into the folder. Gives the note that is there already where the same file was added before. */
export function addTable(
  path: string,
  asked?: string,
): { readonly note: TableNote; readonly isNew: boolean } {
  const bytes = fileBytes(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const notes = tableNotes();
  const known = notes.find((note) => note.sha256 === sha256);
  if (known !== undefined) return { note: known, isNew: false };
  const read = readTable(basename(path), bytes);
  const { date } = read.open(basename(path));
  const note: TableNote = {
    telltale: 'table/1',
    name: freeName(nameFrom(asked ?? read.title ?? basename(path).replace(/\.[^.]*$/, '')), date, notes),
    date,
    sha256,
    byteLength: bytes.byteLength,
    subjects: [...read.subjects],
    from: basename(path),
  };
  const folder = tableFolder();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeWhole(join(folder, sha256), bytes);
  writeWhole(join(folder, `${sha256}.json`), `${JSON.stringify(note, null, 2)}\n`);
  return { note, isNew: true };
}

/** By name. Throws `geo-table` where a note cannot be read. */
export function tableNotes(): TableNote[] {
  return notesIn(tableFolder())
    .map((file) => {
      const path = join(tableFolder(), file);
      const note = v.safeParse(noteSchema, jsonOf(path));
      if (!note.success) throw new TelltaleError('geo-table', `${path} is no note of a table; delete it`);
      return note.output;
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The tables themselves. Throws `geo-table` where one is missing or not what was added. */
export function userTables(): GeoTable[] {
  return tableNotes().map(({ name, sha256 }) => {
    const path = join(tableFolder(), sha256);
    const table = readTable(name, fileBytes(path)).open(name);
    if (table.sha256 !== sha256)
      throw new TelltaleError(
        'geo-table',
        `${path} (${name}) has been changed since it was added; add it again`,
      );
    return table;
  });
}

function notesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => /^[0-9a-f]{64}\.json$/.test(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function fileBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new TelltaleError('geo-table', `cannot read ${path}: ${(cause as Error).message}`, { cause });
  }
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(fileBytes(path).toString('utf8'));
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}

function writeWhole(path: string, content: Uint8Array | string): void {
  writeFileSync(`${path}.part`, content, { mode: 0o600 });
  renameSync(`${path}.part`, path);
}

/** What a file calls itself may be anything; results print it on one line. */
function nameFrom(title: string): string {
  const plain = title
    .replace(/[^\p{L}\p{N} ._()/-]+/gu, ' ')
    .trim()
    .slice(0, 64);
  return plain === '' ? 'table' : plain;
}

/** Tables are told apart by name, so a second one of the same name takes its date along, and then a number. */
function freeName(wanted: string, date: string, notes: readonly TableNote[]): string {
  const taken = new Set([...notes.map(({ name }) => name), SHIPPED_TABLE]);
  if (!taken.has(wanted)) return wanted;
  for (let i = 1; ; i++) {
    const name = i === 1 ? `${wanted} (${date})` : `${wanted} (${date}, ${i})`;
    if (!taken.has(name)) return name;
  }
}

/** Name of the table that comes with the tool. */
export const SHIPPED_TABLE = 'DB-IP Lite country';
