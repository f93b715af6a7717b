import { styleText } from 'node:util';
import { kindRow } from '../case/index.ts';
import type { Examination, ExaminedIdentifier, ExaminedPhase, Sighting } from '../judge/index.ts';
import { printable } from './printable.ts';
import { type Column, layTable, wrap } from './table.ts';

/**
 * The whole case on one page: identifiers × phases (firmware and consent). A cell names the ways an identifier
 * left by letters, which the key below spells out with destination and country. "Not seen" stands only where a
 * positive control proved that it would have been seen and a step that could leak it was done.
 */
export function renderMatrix(examination: Examination, options: { width: number; colour: boolean }): string {
  const dim = (text: string) => (options.colour ? styleText('dim', text, { validateStream: false }) : text);
  const phases = examination.phases;
  const ways = waysOf(examination);
  const rows = examination.identifiers.filter(
    (identifier) => identifier.sightings > 0 || identifier.exercisedBy.length > 0,
  );
  const columns: Column[] = [
    { title: 'identifier', wraps: true },
    ...phases.map((_, i): Column => ({ title: String(i + 1) })),
  ];
  const cells = rows.map((identifier) => [
    `${kindRow(identifier.kind).title} (${printable(identifier.id)})`,
    ...phases.map((phase) => cellOf(identifier, phase, ways.get(`${identifier.id}\0${phase.id}`) ?? [])),
  ]);
  const key = [...new Map([...ways.values()].flat().map((way) => [way.letter, way])).values()];
  return `${[
    ...layTable(columns, cells, options.width),
    '',
    ...phases.flatMap((phase, i) =>
      hanging(`${String(i + 1).padStart(2)}  ${phaseText(phase)}`, options.width),
    ),
    '',
    ...key
      .sort((a, b) => a.order - b.order)
      .flatMap(({ letter, text }) => hanging(`${letter.padStart(2)}  ${text}`, options.width)),
    ...hanging(
      ' –  not seen, though the canary was proven live and a step that could leak it was done',
      options.width,
    ).map(dim),
    ...hanging(' ?  not seen, but no positive control proved that it would have been', options.width).map(
      dim,
    ),
    ...hanging('    (empty) no step of that phase could have leaked it', options.width).map(dim),
  ].join('\n')}\n`;
}

/** One way out: where to, over what, and how the value was written. */
interface Way {
  readonly letter: string;
  readonly order: number;
  readonly text: string;
}

function waysOf(examination: Examination): Map<string, Way[]> {
  const destinations = new Map(examination.destinations.map((destination) => [destination.id, destination]));
  const known = new Map<string, Way>();
  const cells = new Map<string, Way[]>();
  for (const sighting of examination.sightings) {
    const destination = destinations.get(sighting.destination);
    const countries = (destination?.countries ?? []).filter(({ address }) => address === sighting.address);
    const facts = [
      `${sighting.direction === 'response' ? 'from ' : ''}${printable(destination?.host.value ?? 'unknown')}`,
      [...new Set(countries.map(({ value }) => value))].join(' or ') || 'country unknown',
      sighting.transport === 'plain' ? 'plain text' : 'TLS',
      protectionOf(sighting),
    ];
    const text = facts.join(' · ');
    const way = known.get(text) ?? { letter: letterOf(known.size), order: known.size, text };
    known.set(text, way);
    const cell = `${sighting.identifier}\0${sighting.phase}`;
    const before = cells.get(cell) ?? [];
    if (!before.includes(way)) cells.set(cell, [...before, way]);
  }
  return cells;
}

const ONE_WAY = /^(md5|sha|ripemd|crc32|murmur|hmac)/;
const OPEN_LAYERS = new Set(['percent', 'json-string', 'gzip', 'deflate', 'zlib', 'br', 'zstd']);

/** How much stood between the value and a reader's eye. */
function protectionOf({ forms, layers }: Sighting): string {
  if (layers.includes('aes') || layers.includes('des'))
    return 'encrypted, with a key that was in the capture';
  if (forms.some((form) => ONE_WAY.test(form))) return `hashed (${forms.join(' ')})`;
  return layers.some((layer) => !OPEN_LAYERS.has(layer)) ? `encoded (${layers.join(' ')})` : 'in clear';
}

/** A … Z, then AA, AB … */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}

function cellOf(identifier: ExaminedIdentifier, phase: ExaminedPhase, ways: readonly Way[]): string {
  if (ways.length > 0) return ways.map(({ letter }) => letter).join(' ');
  const tried = phase.steps.some(({ exercises }) => exercises.includes(identifier.id));
  if (!tried) return '';
  return identifier.provenLive ? '–' : '?';
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
