import { contentId } from '../../base/index.ts';
import type { Sighting } from '../../judge/index.ts';
import { derivedBecause } from './derived-because.ts';
import type { Compared, DerivedField, Proof } from './differential.ts';
import { type FieldValue, fieldValue } from './field-value.ts';
import type { ObservedRun } from './observed-run.ts';
import { type Column, type Columns, digestsOf, proofOf } from './proof-of.ts';
import { type Shaped, shaper } from './shapes.ts';

/*
 * The differential proof, after Agrigento (Continella et al., NDSS 2017): who cannot open a value can still show what
 * it was made from. Two runs of one protocol differ in nothing but the identity; a third repeats the first, so that
 * what differs of itself is known. A field whose values are equal in the first and third run and others in the second
 * is derived from the identity, whatever was done to it.
 *
 * Messages are compared with those of the same method, host and path (with varying segments left open), field by
 * field. Within these a field's values are held against each other by step and order; a value that came at another
 * place of the same run counts as the same, as the order of messages may change of itself.
 */

export interface DifferRuns {
  readonly a: ObservedRun;
  readonly b: ObservedRun;
  /** The same identity as in `a`, once more. */
  readonly again?: ObservedRun | undefined;
  /** As `a`, but with another value of this one identifier. */
  readonly varied?: { readonly identifier: string; readonly run: ObservedRun } | undefined;
}

export interface DifferOptions {
  /** Identifiers whose values differ between `a` and `b`. */
  readonly candidates?: readonly string[];
  /** What decoding found in `a`. */
  readonly sightings?: readonly Sighting[];
  /** Takes identifiers' values out of a text. */
  readonly redact?: (text: string) => string;
}

export interface Differed {
  readonly fields: readonly DerivedField[];
  readonly compared: Compared;
}

export function differ(runs: DifferRuns, options: DifferOptions = {}): Differed {
  const shape = shaper(runs.a, runs.b);
  const inRun = (run: ObservedRun | undefined) => (run === undefined ? null : columnsOf(shape(run)));
  const [a, b] = [columnsOf(shape(runs.a)), columnsOf(shape(runs.b))];
  const again = inRun(runs.again);
  const varied = inRun(runs.varied?.run);
  const found: DerivedField[] = [];
  const counts = { messages: 0, alone: 0, fields: 0, random: 0, times: 0 };
  for (const [key, group] of a) {
    const other = b.get(key);
    if (other === undefined) {
      counts.alone += group.shaped.length;
      continue;
    }
    counts.messages += group.shaped.length;
    const repeated = again?.get(key);
    for (const [path, column] of group.columns) {
      const values = { a: column, b: other.columns.get(path), again: repeated?.columns.get(path) };
      if (values.b === undefined) continue;
      counts.fields += 1;
      const judged = proofOf(values, again !== null);
      if (judged === 'random') counts.random += 1;
      if (judged === 'time') counts.times += 1;
      if (judged === 'same' || judged === 'random' || judged === 'time') continue;
      const change = varied?.get(key)?.columns.get(path);
      found.push(
        fieldOf(path, judged, {
          shaped: group.shaped as readonly [Shaped, ...Shaped[]],
          columns: values,
          named: naming(column, change, runs.varied?.identifier),
          options,
        }),
      );
    }
  }
  for (const [key, { shaped }] of b) if (!a.has(key)) counts.alone += shaped.length;
  const leftOut = runs.a.leftOut + runs.b.leftOut + (runs.again?.leftOut ?? 0);
  return { fields: outermostLeftOut(found).sort(byProofThenId), compared: { ...counts, leftOut } };
}

interface Group {
  readonly shaped: readonly Shaped[];
  readonly columns: ReadonlyMap<string, Column>;
}

function columnsOf(messages: readonly Shaped[]): Map<string, Group> {
  return new Map(
    [...Map.groupBy(messages, ({ key }) => key)].map(([key, shaped]) => {
      const columns = new Map<string, Map<string, FieldValue>>();
      const turns = new Map<string, number>();
      for (const { message, open } of shaped) {
        const turn = (turns.get(message.moment) ?? 0) + 1;
        turns.set(message.moment, turn);
        const slot = `${message.moment}#${turn}`;
        const put = (path: string, value: FieldValue) => {
          const column = columns.get(path) ?? new Map<string, FieldValue>();
          column.set(slot, value);
          columns.set(path, column);
        };
        for (const [path, value] of message.fields) put(path, value);
        // An answer repeats what it was asked.
        for (const index of message.direction === 'request' ? open : []) {
          const token = message.tokens[index] ?? '';
          const place =
            index < message.labels ? `host/label:${index + 1}` : `url/segment:${index - message.labels + 1}`;
          put(place, fieldValue(Buffer.from(token), message.at));
        }
      }
      return [key, { shaped, columns }];
    }),
  );
}

/** What the run says that varied one identifier: it is the one, it is not, or nothing. */
function naming(a: Column, change: Column | undefined, identifier: string | undefined): Naming | null {
  if (identifier === undefined || change === undefined) return null;
  const inA = digestsOf(a);
  const others = [...change.values()].filter(({ digest }) => !inA.has(digest)).length;
  return { identifier, isOne: others > 0 };
}

interface Naming {
  readonly identifier: string;
  readonly isOne: boolean;
}

interface Found {
  readonly shaped: readonly [Shaped, ...Shaped[]];
  readonly columns: Columns;
  readonly named: Naming | null;
  readonly options: DifferOptions;
}

function fieldOf(path: string, proof: Proof, { shaped, columns, named, options }: Found): DerivedField {
  const [{ message, open }] = shaped;
  const { candidates = [], sightings = [], redact = (text) => text } = options;
  const shown = message.tokens.map((token, index) => (open.includes(index) ? '*' : redact(token)));
  const host = shown.slice(0, message.labels).join('.');
  const segments = shown.slice(message.labels);
  const target = message.method === null && segments.length === 0 ? null : `/${segments.join('/')}`;
  const opened = openedIn(path, { message, host, sightings });
  const rest = named?.isOne === false ? candidates.filter((id) => id !== named.identifier) : candidates;
  const field = {
    id: contentId('fld', [message.kind, host, target, path]),
    proof,
    direction: message.direction,
    method: message.method,
    host,
    target,
    location: locationOf(path),
    path: redact(path),
    steps: [...new Set(shaped.flatMap(({ message: { step } }) => (step === null ? [] : [step])))].sort(),
    messages: { a: columns.a.size, b: columns.b?.size ?? 0, again: columns.again?.size ?? null },
    candidates: named?.isOne === true ? [named.identifier] : rest,
    identifier: named?.isOne === true ? named.identifier : opened.length === 1 ? (opened[0] as string) : null,
    opened,
  };
  return { ...field, because: derivedBecause(field) };
}

function locationOf(path: string): DerivedField['location'] {
  if (path.startsWith('host/')) return 'host';
  if (path.startsWith('url/segment:')) return 'path';
  const [first = ''] = path.split(/[/:]/);
  return first as DerivedField['location'];
}

/** Identifiers that were sighted in the field itself, in a message to the same host. */
function openedIn(
  path: string,
  { message, host, sightings }: { message: Shaped['message']; host: string; sightings: readonly Sighting[] },
): string[] {
  const plain = path.replace(/#\d+$/, '');
  const isThere = (sighted: string) =>
    plain.startsWith('url/segment:')
      ? sighted.startsWith('url/path')
      : sighted === plain || sighted.startsWith(`${plain}/`) || plain.startsWith(`${sighted}/`);
  return [
    ...new Set(
      sightings
        .filter(
          (sighting) =>
            sighting.direction === message.direction &&
            sighting.method === message.method &&
            (sighting.host ?? host).toLowerCase() === message.tokens.slice(0, message.labels).join('.') &&
            isThere(sighting.path),
        )
        .map(({ identifier }) => identifier),
    ),
  ].sort();
}

/** Of a field and what was found under its layers only the latter. */
function outermostLeftOut(found: readonly DerivedField[]): DerivedField[] {
  return found.filter(
    (field) =>
      !found.some(
        (other) =>
          other !== field &&
          other.proof === field.proof &&
          other.host === field.host &&
          other.target === field.target &&
          other.direction === field.direction &&
          other.method === field.method &&
          other.path.startsWith(`${field.path}/`),
      ),
  );
}

const RANK = { derived: 0, unconfirmed: 1, weak: 2 } as const;

function byProofThenId(a: DerivedField, b: DerivedField): number {
  return RANK[a.proof] - RANK[b.proof] || (a.id < b.id ? -1 : 1);
}
