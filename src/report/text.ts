import { styleText } from 'node:util';
import { kindRow } from '../case/index.ts';
import type { Examination, Level } from '../judge/index.ts';
import { amountOfBytes, count, share } from './amount.ts';
import { printable } from './printable.ts';
import { type Column, layTable, wrap } from './table.ts';
import { type ToldRow, toldRows, whereItStood } from './told-rows.ts';

export interface TextOptions {
  /** Characters to a line. */
  readonly width: number;
  readonly colour: boolean;
}

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

/** Widest lines that are still read with pleasure; wider terminals are not filled. */
const WIDEST = 160;

/** The examination for a person: what was told, what was not seen, notices, coverage. Ends with a line break. */
export function renderText(examination: Examination, options: TextOptions): string {
  const width = Math.min(Math.max(options.width, 40), WIDEST);
  const paint: Paint = options.colour
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text;
  const blocks = [
    heading(examination, paint, width),
    told(examination, paint, width),
    notSeen(examination, paint, width),
    notices(examination, paint, width),
    coverage(examination, paint, width),
    sources(examination, paint, width),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function heading(examination: Examination, paint: Paint, width: number): string[] {
  const {
    captures,
    case: { title },
  } = examination;
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
  return [paint('bold', printable(title ?? 'Examination')), ...files.flatMap((line) => wrap(line, width))];
}

const COLUMNS: readonly Column[] = [
  { title: 'level' },
  { title: 'identifier', wraps: true },
  { title: 'to', wraps: true },
  { title: 'country' },
  { title: 'over' },
  { title: 'times', align: 'right' },
  { title: 'where it stood, and in which form', wraps: true },
];

function told(examination: Examination, paint: Paint, width: number): string[] {
  const rows = toldRows(examination);
  if (rows.length === 0) return [paint('bold', 'None of the identifiers in the case was seen.')];
  const phases = [...new Set(rows.map(({ phase }) => phase))];
  return phases.flatMap((phase, i) => {
    const title = phase === null ? 'What was told' : `What was told: phase ${printable(phase)}`;
    const cells = rows.filter((row) => row.phase === phase).map((row) => cellsOf(row, paint));
    const [header = '', ...body] = layTable(COLUMNS, cells, width);
    return [...(i > 0 ? [''] : []), paint('bold', title), paint('dim', header), ...body];
  });
}

function cellsOf(row: ToldRow, paint: Paint): string[] {
  const host = printable(row.destination?.host.value ?? 'unknown');
  return [
    row.level === null ? '' : paint(COLOUR[row.level], row.level),
    `${kindRow(row.kind).title} (${printable(row.identifier)})`,
    row.direction === 'request' ? host : `from ${host}`,
    row.countries.length === 0 ? '?' : row.countries.join('/'),
    row.transport === 'plain' ? 'plain' : 'TLS',
    String(row.sightings.length),
    printable(placesOf(row)),
  ];
}

/** Places alike are named once; the rest of a long list is counted. */
const MOST_PLACES = 4;

function placesOf(row: ToldRow): string {
  const places = [...new Set(row.sightings.map((sighting) => whereItStood(sighting)))];
  const shown = places.slice(0, MOST_PLACES).join(' · ');
  return places.length > MOST_PLACES ? `${shown} · and ${places.length - MOST_PLACES} more` : shown;
}

const COLOUR = { error: 'red', warning: 'yellow', note: 'cyan' } as const satisfies Record<Level, Style>;

function notSeen(examination: Examination, paint: Paint, width: number): string[] {
  const unseen = examination.identifiers.filter(({ sightings }) => sightings === 0);
  if (unseen.length === 0) return [];
  const names = unseen.map(({ id, kind }) => `${kindRow(kind).title} (${printable(id)})`).join(', ');
  const { bytes } = examination.coverage;
  const unproven = unseen.filter(({ provenLive }) => !provenLive).length;
  const bound = [
    `${share(bytes.read, bytes.payload)} of ${amountOfBytes(bytes.payload)} could be read`,
    ...(bytes.missed > 0 ? [`${amountOfBytes(bytes.missed)} were not captured`] : []),
    ...(unproven > 0 ? ['no positive control showed that they would have been found'] : []),
  ];
  return [
    paint('bold', 'Not seen'),
    ...wrap(names, width),
    ...wrap(`This is no proof that they were not told: ${bound.join('; ')}.`, width).map((line) =>
      paint('dim', line),
    ),
  ];
}

function notices(examination: Examination, paint: Paint, width: number): string[] {
  if (examination.notices.length === 0) return [];
  const lines = examination.notices.flatMap(({ code, about, detail, times, byteLength }) => {
    const often = times > 1 ? ` ×${times.toLocaleString('en')}` : '';
    const size = byteLength === undefined ? '' : `, ${amountOfBytes(byteLength)}`;
    return wrap(`${code}${often}${size}: ${printable(detail)} [${printable(about)}]`, width - 2).map(
      (line, i) => (i === 0 ? line : `  ${line}`),
    );
  });
  return [paint('bold', 'Notices'), ...lines];
}

function coverage(examination: Examination, paint: Paint, width: number): string[] {
  const { bytes, connections, bearers } = examination.coverage;
  const unwatched = Object.entries(bearers).flatMap(([name, state]) => (state === 'unwatched' ? [name] : []));
  const sentences = [
    `Bytes: ${amountOfBytes(bytes.payload)} of payload; read ${share(bytes.read, bytes.payload)}, opaque ${share(bytes.opaque, bytes.payload)}; missed ${amountOfBytes(bytes.missed)}.`,
    `Connections: ${connections.total.toLocaleString('en')}; read ${connections.read}, opaque ${connections.opaque}, refused ${connections.refused}.`,
    ...(unwatched.length > 0 ? [`Not watched, as far as the case says: ${unwatched.join(', ')}.`] : []),
  ];
  return [paint('bold', 'Coverage'), ...sentences.flatMap((sentence) => wrap(sentence, width))];
}

function sources({ tables, tool }: Examination, paint: Paint, width: number): string[] {
  const named = tables.map(({ name, date }) => `${name} of ${date}`).join(', ');
  const line = `telltale ${tool.version}${named === '' ? '' : `; countries by ${named}`}`;
  return wrap(line, width).map((text) => paint('dim', text));
}
