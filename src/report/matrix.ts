import { styleText } from 'node:util';
import { kindRow } from '../case/index.ts';
import {
  type Examination,
  type ExaminedIdentifier,
  type ExaminedPhase,
  protectionOf,
  type Sighting,
} from '../judge/index.ts';
import { printable } from './printable.ts';
import { type Column, layTable, wrap } from './table.ts';

/** One column: a phase, and the examination that it belongs to. */
interface Stretch {
  readonly number: string;
  readonly phase: ExaminedPhase;
  readonly examination: Examination;
  /** What the examination goes by in the key, where there are several. */
  readonly label: string | null;
}

/** One way out: where to, over what, and how the value was written. */
interface Way {
  readonly letter: string;
  readonly text: string;
}

/**
 * The whole case on one page: identifiers × phases (firmware and consent), of one examination or several of
 * the same identity. A cell names the ways an identifier left by letters, which the key below spells out with
 * destination and country. "Not seen" stands only where a positive control proved that it would have been seen
 * and a step that could leak it was done. Where the columns do not fit the width, the table goes on below.
 */
export function renderMatrix(
  examinations: readonly Examination[],
  options: { readonly width: number; readonly colour: boolean; readonly labels?: readonly string[] },
): string {
  const { width } = options;
  const dim = (text: string) => (options.colour ? styleText('dim', text, { validateStream: false }) : text);
  const stretches = examinations
    .flatMap((examination, i) =>
      examination.phases.map((phase) => ({ phase, examination, label: options.labels?.[i] ?? null })),
    )
    .map((stretch, i): Stretch => ({ number: String(i + 1), ...stretch }));
  const ways = new Map<string, Way>();
  const rows = identifiersOf(examinations).map(({ id, kind }) => [
    `${kindRow(kind).title} (${printable(id)})`,
    ...stretches.map((stretch) => cellOf(id, stretch, ways)),
  ]);
  const told = rows.filter(([, ...cells]) => cells.some((cell) => !['', '–', '·', '?'].includes(cell)));
  const unseen = rows.filter((row) => !told.includes(row));
  return `${[
    ...tablesOf(stretches, told, width),
    ...stretches.flatMap(({ number, phase, label }) =>
      hanging(`${number.padStart(2)}  ${label === null ? '' : `${label} · `}${phaseText(phase)}`, width),
    ),
    '',
    ...[...ways.values()].flatMap(({ letter, text }) => hanging(`${letter.padStart(2)}  ${text}`, width)),
    ...hanging(
      ' –  not seen, though its canary was proven live and a step that could tell it was done',
      width,
    ).map(dim),
    ...hanging(
      ' ·  the same, but only of what could be read: part of what passed in that phase was opaque',
      width,
    ).map(dim),
    ...hanging(' ?  not seen, but no positive control proved that it would have been', width).map(dim),
    ...hanging('    (empty) no step of that phase could have told it', width).map(dim),
    ...unseenText(unseen, width),
  ].join('\n')}\n`;
}

/** Identifiers that no phase told, by what that is worth. */
function unseenText(rows: readonly (readonly string[])[], width: number): string[] {
  const namesOf = (isProven: boolean) =>
    rows.filter(([, ...cells]) => cells.includes('?') !== isProven).map(([name = '']) => name);
  const [proven, unproven] = [namesOf(true), namesOf(false)];
  return [
    ...(proven.length === 0
      ? []
      : ['', ...hanging(`In no phase seen (– or ·): ${proven.join(', ')}`, width)]),
    ...(unproven.length === 0
      ? []
      : ['', ...hanging(`In no phase seen, but that proves nothing (?): ${unproven.join(', ')}`, width)]),
  ];
}

/** Those that were told or tried anywhere, in the order of the case. */
function identifiersOf(examinations: readonly Examination[]): ExaminedIdentifier[] {
  const named = new Map<string, ExaminedIdentifier>();
  for (const { identifiers } of examinations) {
    for (const identifier of identifiers) {
      if (identifier.sightings > 0 || identifier.exercisedBy.length > 0) named.set(identifier.id, identifier);
    }
  }
  const order = new Map(examinations[0]?.identifiers.map(({ id }, i) => [id, i]));
  return [...named.values()].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

function tablesOf(
  stretches: readonly Stretch[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const lines: string[] = [];
  for (let from = 0; from < stretches.length && rows.length > 0; ) {
    let count = 1;
    let table = tableOf(stretches, rows, { from, count, width });
    while (from + count < stretches.length) {
      const wider = tableOf(stretches, rows, { from, count: count + 1, width });
      if (wider.some((line) => line.length > width)) break;
      table = wider;
      count += 1;
    }
    lines.push(...table, '');
    from += count;
  }
  return lines;
}

function tableOf(
  stretches: readonly Stretch[],
  rows: readonly (readonly string[])[],
  { from, count, width }: { from: number; count: number; width: number },
): string[] {
  const columns: Column[] = [
    { title: 'identifier' },
    ...stretches.slice(from, from + count).map(({ number }): Column => ({ title: number })),
  ];
  const cells = rows
    .map(([name = '', ...each]) => [name, ...each.slice(from, from + count)])
    .filter(([, ...each]) => each.some((cell) => cell !== ''));
  return layTable(columns, cells, width);
}

function cellOf(identifier: string, { phase, examination }: Stretch, ways: Map<string, Way>): string {
  const letters = new Set<string>();
  for (const sighting of examination.sightings) {
    if (sighting.identifier !== identifier || sighting.phase !== phase.id) continue;
    const text = wayOf(sighting, examination);
    const way = ways.get(text) ?? { letter: letterOf(ways.size), text };
    ways.set(text, way);
    letters.add(way.letter);
  }
  if (letters.size > 0) return [...letters].join('');
  if (!phase.steps.some(({ exercises }) => exercises.includes(identifier))) return '';
  if (!examination.identifiers.some(({ id, provenLive }) => id === identifier && provenLive)) return '?';
  const bytes = examination.coverage.byPhase.find(({ phase: id }) => id === phase.id);
  return bytes !== undefined && bytes.opaque + bytes.missed > 0 ? '·' : '–';
}

function wayOf(sighting: Sighting, { destinations }: Examination): string {
  const destination = destinations.find(({ id }) => id === sighting.destination);
  const countries = (destination?.countries ?? []).filter(({ address }) => address === sighting.address);
  return [
    `${sighting.direction === 'response' ? 'from ' : ''}${printable(destination?.host.value ?? 'unknown')}`,
    [...new Set(countries.map(({ value }) => value))].join(' or ') || 'country unknown',
    sighting.transport === 'plain' ? 'plain text' : 'TLS',
    protectionText(sighting),
  ].join(' · ');
}

/** How much stood between the value and a reader's eye. */
function protectionText(sighting: Sighting): string {
  const { forms, layers } = sighting;
  switch (protectionOf(sighting)) {
    case 'encrypted':
      return 'encrypted, opened with a known key';
    case 'hashed':
      return `hashed (${forms.join(' ')})`;
    case 'encoded':
      return `encoded (${layers.join(' ')})`;
    default:
      return 'in clear';
  }
}

/** A … Z, then a … z: cells run letters together, so each is one character. */
function letterOf(index: number): string {
  if (index < 26) return String.fromCharCode(65 + index);
  return index < 52 ? String.fromCharCode(71 + index) : String.fromCodePoint(0x391 + index - 52);
}

function phaseText({ id, build, services, consent, control }: ExaminedPhase): string {
  const states = [...new Set([...Object.keys(services), ...Object.keys(consent)])].map((service) =>
    [service, services[service], consent[service]].filter((word) => word !== undefined).join(' '),
  );
  return [id, ...(control ? ['control'] : []), `firmware ${build ?? 'unknown'}`, ...states]
    .map(printable)
    .join(' · ');
}

function hanging(text: string, width: number): string[] {
  return wrap(text, width - 4).map((line, i) => (i === 0 ? line : `    ${line}`));
}
