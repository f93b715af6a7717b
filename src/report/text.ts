import { styleText } from 'node:util';
import { kindRow } from '../case/index.ts';
import type { Examination } from '../judge/index.ts';
import { amountOfBytes, count } from './amount.ts';
import { coverageSentences } from './coverage-sentences.ts';
import { guessLines } from './guesses.ts';
import { judgedBlocks } from './judged-text.ts';
import { migrationLines } from './migration.ts';
import { boundOf, notSeenGroups } from './not-seen.ts';
import { COLOUR, hanging, type Paint } from './paint.ts';
import { printable } from './printable.ts';
import { type Column, layTable, wrap } from './table.ts';
import { type ToldRow, toldRows, whereItStood } from './told-rows.ts';

export interface TextOptions {
  /** Characters to a line. */
  readonly width: number;
  readonly colour: boolean;
}

/** Widest lines that are still read with pleasure; wider terminals are not filled. */
const WIDEST = 140;
const NARROWEST = 40;

/** The examination for a person: what was told, what was not seen, notices, coverage. Ends with a line break. */
export function renderText(examination: Examination, options: TextOptions): string {
  const width = Math.min(Math.max(options.width, NARROWEST), WIDEST);
  const paint: Paint = options.colour
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text;
  const blocks = [
    heading(examination, paint, width),
    told(examination, paint, width),
    ...judgedBlocks(examination, paint, width),
    migrated(examination, paint, width),
    notSeen(examination, paint, width),
    guessed(examination, paint, width),
    notices(examination, paint, width),
    [paint('bold', 'Coverage'), ...coverageSentences(examination).flatMap((each) => hanging(each, width))],
    sources(examination, paint, width),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function heading({ captures, case: { title } }: Examination, paint: Paint, width: number): string[] {
  const files = captures.map((capture) => {
    const parts = [
      capture.format,
      amountOfBytes(capture.byteLength),
      ...(capture.packets === null ? [] : [count(capture.packets, 'packet')]),
      count(capture.connections, 'connection'),
      count(capture.messages, 'message'),
      ...(capture.from === null || capture.to === null
        ? []
        : [`${capture.from.slice(0, 19)}Z to ${capture.to.slice(0, 19)}Z`]),
    ];
    return `${printable(capture.file)}: ${parts.join(', ')}`;
  });
  return [paint('bold', printable(title ?? 'Examination')), ...files.flatMap((line) => hanging(line, width))];
}

function migrated(examination: Examination, paint: Paint, width: number): string[] {
  const section = migrationLines(examination, width);
  return section === null ? [] : [paint('bold', section.title), ...section.lines];
}

function guessed(examination: Examination, paint: Paint, width: number): string[] {
  const section = guessLines(examination, width);
  return section === null ? [] : [paint('bold', section.title), ...section.lines];
}

function told(examination: Examination, paint: Paint, width: number): string[] {
  if (examination.identifiers.length === 0) return [];
  const rows = toldRows(examination);
  if (rows.length === 0) return [paint('bold', 'None of the identifiers in the case was seen.')];
  const phases = [...new Set(rows.map(({ phase }) => phase))];
  return phases.flatMap((phase, i) => {
    const title = phase === null ? 'What was told' : `What was told · phase ${printable(phase)}`;
    const table = destinationsOf(rows.filter((row) => row.phase === phase)).flatMap((group) =>
      destinationTable(group, paint, width),
    );
    return [...(i > 0 ? [''] : []), paint('bold', title), ...table];
  });
}

/** Rows that went the same way to the same place, in the order in which each first comes up. */
function destinationsOf(rows: readonly ToldRow[]): ToldRow[][] {
  const groups = new Map<string, ToldRow[]>();
  for (const row of rows) {
    const way = `${row.destination?.id} ${row.transport} ${row.countries.join()}`;
    groups.set(way, [...(groups.get(way) ?? []), row]);
  }
  return [...groups.values()];
}

const COLUMNS: readonly Column[] = [
  { title: '' },
  { title: '', wraps: true },
  { title: '', align: 'right' },
  { title: '', wraps: true },
];

function destinationTable(rows: readonly ToldRow[], paint: Paint, width: number): string[] {
  const [first] = rows;
  if (first === undefined) return [];
  const cells = rows.map((row) => [
    `  ${row.level === null ? '' : paint(COLOUR[row.level], row.level)}`,
    `${kindRow(row.kind).title} (${printable(row.identifier)})`,
    `${row.sightings.length}×`,
    printable(placesOf(row)),
  ]);
  return [...destinationLines(first, paint, width), ...layTable(COLUMNS, cells, width)];
}

const PARTY = { first: ['first party'], third: ['third party'], unknown: [] } as const;

function destinationLines(
  { destination, countries, transport }: ToldRow,
  paint: Paint,
  width: number,
): string[] {
  const host = printable(destination?.host.value ?? 'unknown');
  const facts = [
    countries.length === 0 ? 'country unknown' : countries.join(' or '),
    transport === 'plain' ? 'plain text' : 'TLS',
    ...PARTY[destination?.party ?? 'unknown'],
  ];
  return hanging(`to ${host} · ${facts.join(' · ')}`, width).map((line, i) =>
    i === 0 ? line.replace(host, paint('bold', host)) : line,
  );
}

/** Places alike are named once; the rest of a long list is counted. */
const MOST_PLACES = 4;

function placesOf(row: ToldRow): string {
  const places = [...new Set(row.sightings.map((sighting) => whereItStood(sighting)))];
  const shown = places.slice(0, MOST_PLACES).join(' · ');
  const rest = places.length > MOST_PLACES ? ` · and ${places.length - MOST_PLACES} more` : '';
  return `${row.direction === 'response' ? 'sent back in ' : ''}${shown}${rest}${appsOf(row)}`;
}

/** Whose it was, where the capture says so. */
function appsOf({ sightings }: ToldRow): string {
  const apps = [...new Set(sightings.flatMap(({ app }) => (app === undefined ? [] : [app])))];
  if (apps.length === 0) return '';
  const rest = apps.length > MOST_PLACES ? ` and ${apps.length - MOST_PLACES} more` : '';
  return ` · by ${apps.slice(0, MOST_PLACES).join(', ')}${rest}`;
}

function notSeen(examination: Examination, paint: Paint, width: number): string[] {
  const groups = notSeenGroups(examination);
  if (groups.length === 0) return [];
  return [
    paint('bold', 'Not seen'),
    ...groups.flatMap(({ heading, names }) => [
      ...hanging(`${heading}:`, width),
      ...wrap(names, width - 2).map((line) => `  ${line}`),
    ]),
    ...hanging(`No proof that they were not told: ${boundOf(examination)}.`, width).map((line) =>
      paint('dim', line),
    ),
  ];
}

function notices(examination: Examination, paint: Paint, width: number): string[] {
  if (examination.notices.length === 0) return [];
  const alike = Map.groupBy(examination.notices, ({ code, detail }) => `${code}\0${detail}`);
  const lines = [...alike.values()].flatMap((group) => {
    const [{ code, detail } = { code: '', detail: '' }] = group;
    const times = group.reduce((sum, notice) => sum + notice.times, 0);
    const byteLength = group.reduce((sum, notice) => sum + (notice.byteLength ?? 0), 0);
    const size = byteLength === 0 ? '' : `, ${amountOfBytes(byteLength)}`;
    return hanging(
      `${code} ×${times.toLocaleString('en')}${size}: ${printable(detail)} [${aboutOf(group)}]`,
      width,
    );
  });
  return [paint('bold', 'Notices'), ...lines];
}

/** Things that a notice is about, named until the line gets long; the JSON has them all. */
const MOST_NAMED = 5;

function aboutOf(group: readonly { readonly about: string }[]): string {
  const named = group.slice(0, MOST_NAMED).map(({ about }) => printable(about));
  return group.length > MOST_NAMED
    ? `${named.join(', ')} and ${group.length - MOST_NAMED} more`
    : named.join(', ');
}

function sources({ tables, tool }: Examination, paint: Paint, width: number): string[] {
  const named = tables.map(({ name, date }) => {
    // The licence of DB-IP Lite asks for the link.
    const owed = name.startsWith('DB-IP') ? ' (db-ip.com)' : '';
    return `${printable(name)} of ${date}${owed}`;
  });
  const line = `telltale ${tool.version}${named.length === 0 ? '' : ` · countries by ${named.join(', ')}`}`;
  return wrap(line, width).map((text) => paint('dim', text));
}
