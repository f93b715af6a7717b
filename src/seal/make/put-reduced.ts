import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { RECORDING_FILES } from '../../capture/index.ts';
import type { Examination } from '../../judge/index.ts';
import { segmentFor } from '../bag/bag-path.ts';
import type { BagWriter } from '../bag/bag-writer.ts';
import { LAYOUT } from '../bag/layout.ts';
import type { Description } from '../material/description.ts';
import type { Gathered } from '../material/gather.ts';
import { answersOf, tableOfAnswers } from '../material/table-answers.ts';
import { type CaptureMap, mapCapture } from '../reduce/capture-map.ts';
import { neededGroups } from '../reduce/needed-groups.ts';
import { writeReduced } from '../reduce/write-reduced.ts';
import { type Comparison, compareExaminations } from '../reexamine/compare-examinations.ts';
import { reexaminer } from '../reexamine/reexamine.ts';
import { type BundlePlan, putCapture } from './make-bundle.ts';

/** Captures together up to this length are reduced by trials; of longer ones the first try must do. */
export const MOST_TRIED_BYTES = 1 << 26;

type Reduction = Pick<Description, 'captures' | 'leftOut' | 'unsupported'>;

/** One capture on its way into the bundle. */
interface Draft {
  readonly map: CaptureMap;
  readonly place: string;
  readonly path: string;
  readonly groupOf: ReadonlyMap<number, string>;
}

/**
 * Puts in only what the findings rest on, and examines that: whatever does not come out with the same id as from the whole
 * captures is either kept besides or said not to be supported. Where not even that can be had, the captures stay whole.
 */
export function putReduced(bag: BagWriter, gathered: Gathered, plan: BundlePlan): Reduction {
  const { examination } = gathered;
  const drafts = gathered.captures.map(({ path }, index) => draftOf(bag, path, index));
  if (!drafts.every((draft) => draft !== null)) return whole(bag, gathered, 'a capture has too many records');
  const tried = { again: null as Comparison | null };
  const compare = comparer(gathered, plan);
  const suffices = (kept: ReadonlySet<string>): boolean => {
    if (!drafts.every((draft, index) => write(draft, index, kept))) return false;
    tried.again = compare(drafts);
    return isSupported(tried.again);
  };
  const first = new Set(drafts.flatMap((draft, index) => sightedGroups(draft, index, examination)));
  const byteLength = examination.captures.reduce((sum, capture) => sum + capture.byteLength, 0);
  const candidates = byteLength > MOST_TRIED_BYTES ? [] : drafts.flatMap(allGroups);
  const kept = neededGroups(first, candidates, suffices);
  if (kept === null || tried.again === null) {
    for (const { place } of drafts) rmSync(dirname(place), { recursive: true, force: true });
    return whole(bag, gathered, 'what it was reduced to did not show every sighting again');
  }
  const unsupported = [
    ...new Set(tried.again.notHeld.flatMap(({ kind, id }) => (kind === 'finding' ? [id] : []))),
  ];
  const captures = drafts.map((draft, index) => finished(bag, draft, { gathered, index, kept }));
  return { captures, unsupported, leftOut: sentences(captures, unsupported.length) };
}

function draftOf(bag: BagWriter, from: string, index: number): Draft | null {
  const map = mapCapture(from);
  if (map === null) return null;
  const path = `${LAYOUT.captures}${index + 1}/${segmentFor(basename(from))}`;
  const groupOf = new Map(
    map.records.flatMap(({ index: number, group }) => (group === null ? [] : [[number, group] as const])),
  );
  return { map, path, place: bag.placeOf(path), groupOf };
}

const named = (index: number, group: string) => `${index} ${group}`;

function allGroups({ groupOf }: Draft, index: number): string[] {
  return [...new Set(groupOf.values())].map((group) => named(index, group));
}

/** The groups of the records in which something was sighted. */
function sightedGroups({ groupOf }: Draft, index: number, { sightings, captures }: Examination): string[] {
  const file = captures[index]?.file;
  const groups = new Set<string>();
  for (const { origin } of sightings) {
    if (origin.file !== file) continue;
    for (const number of [origin.index, ...origin.pieces.map((piece) => piece.index)]) {
      const group = groupOf.get(number);
      if (group !== undefined) groups.add(named(index, group));
    }
  }
  return [...groups];
}

function write({ map, place }: Draft, index: number, kept: ReadonlySet<string>): boolean {
  const isWritten = writeReduced(map, place, ({ group }) => group === null || kept.has(named(index, group)));
  if (isWritten && map.format === 'recording') putBodies(map.path, place);
  return isWritten;
}

/** Bodies that the kept lines name. */
function putBodies(from: string, place: string): void {
  const folder = join(dirname(place), RECORDING_FILES.bodies);
  rmSync(folder, { recursive: true, force: true });
  for (const [, sha256 = ''] of readFileSync(place, 'utf8').matchAll(/"sha256":"([0-9a-f]{64})"/g)) {
    const body = join(dirname(from), RECORDING_FILES.bodies, sha256);
    if (!existsSync(body) || existsSync(join(folder, sha256))) continue;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    copyFileSync(body, join(folder, sha256));
  }
}

/** Examines what the drafts have come to, and compares. */
function comparer(
  gathered: Gathered,
  { tool, keyLogs: paths }: BundlePlan,
): (drafts: readonly Draft[]) => Comparison {
  const { examination } = gathered;
  const tables = examination.tables.map((table) =>
    tableOfAnswers(answersOf(table, examination.destinations)),
  );
  const reveal = examination.sightings.some(({ seen }) => seen !== undefined);
  const keyLogs = paths.map((path) => new Uint8Array(readFileSync(path)));
  const examine = reexaminer({ ...gathered, tables, keyLogs }, { tool, reveal });
  return (drafts) => {
    const again = examine(
      drafts.map(({ place }, index) => ({ path: place, file: examination.captures[index]?.file ?? '' })),
    );
    // As if by the same version, so that nothing may come out besides.
    return compareExaminations(examination, { ...again, tool: examination.tool }, { reduced: true });
  };
}

/** Every sighting is there again, and nothing that the whole captures did not show. */
function isSupported({ notHeld, more }: Comparison): boolean {
  return (
    more.findings.length + more.sightings.length === 0 && notHeld.every(({ kind }) => kind === 'finding')
  );
}

function finished(
  bag: BagWriter,
  { map, path, place }: Draft,
  {
    gathered,
    index,
    kept,
  }: { readonly gathered: Gathered; readonly index: number; readonly kept: ReadonlySet<string> },
): Description['captures'][number] {
  const digests = bag.adopt(path);
  const original = gathered.examination.captures[index];
  const bodies = join(dirname(place), RECORDING_FILES.bodies);
  if (existsSync(bodies)) {
    const lines = readFileSync(place, 'utf8');
    const names = [...lines.matchAll(/"sha256":"([0-9a-f]{64})"/g)].map(([, sha256 = '']) => sha256);
    for (const name of new Set(names))
      if (existsSync(join(bodies, name))) bag.adopt(`${dirname(path)}/${RECORDING_FILES.bodies}/${name}`);
  }
  const records = map.records.filter(({ group }) => group === null || kept.has(named(index, group)));
  return {
    path,
    file: gathered.captures[index]?.file ?? '',
    sha256: original?.sha256 ?? '',
    reduced: {
      byteLength: { original: original?.byteLength ?? 0, kept: digests.byteLength },
      records: { original: map.records.length, kept: records.length },
      sha256: digests.sha256,
      kept: records.map((record) => record.index),
    },
  };
}

function sentences(captures: Description['captures'], unsupported: number): string[] {
  return [
    ...captures.map(({ file, reduced }) => {
      const { kept = 0, original = 0 } = reduced?.records ?? {};
      return `The capture ${file} is reduced to ${kept} of ${original} records: those that the findings rest on.`;
    }),
    'How much could be read, what was not seen, and the verdicts on claims rest on all of the captures and cannot be checked from a reduced bundle.',
    ...(unsupported === 0
      ? []
      : [
          `${unsupported} ${unsupported === 1 ? 'finding rests' : 'findings rest'} on what was left out and cannot be come to again from this bundle.`,
        ]),
  ];
}

function whole(bag: BagWriter, { captures, examination }: Gathered, why: string): Reduction {
  return {
    captures: captures.map((capture, index) => ({
      path: putCapture(bag, capture.path, index),
      file: capture.file,
      sha256: examination.captures[index]?.sha256 ?? '',
      reduced: null,
      whole: why,
    })),
    leftOut: [],
    unsupported: [],
  };
}
