import type { AdvisoryFile } from '../advisory.ts';
import { type AdvisoryInput, advisorySchema } from '../advisory-schema.ts';
import { countryFaultsIn } from './country-faults.ts';
import type { Fault } from './fault.ts';
import type { FileKind } from './file-kind.ts';
import { checkWritten, faultsOf, readWritten } from './list-file.ts';
import { mapsIn, type PlainMap } from './plain-map.ts';
import type { Places } from './plain-value.ts';
import { repeatedIds } from './repeated-ids.ts';
import { momentWritten, timeFaultsIn } from './term-faults.ts';

/** UTF-16 units of an advisory's file that are read at all; as of claims. */
export const LONGEST_ADVISORY = 256 * 1024;

/** Days after which evidence counts as old: makers of phones promise an update a quarter, and this is two of them. */
export const USUAL_STALE_DAYS = 180;

const advisoryKind: FileKind = {
  word: 'advisory',
  noun: 'advisory file',
  schema: advisorySchema,
  longest: LONGEST_ADVISORY,
  keepsNumbers: () => false,
  needs:
    'an advisory file needs the fields telltale, id, tlp, publishedUnder, publisher, vendor, audiences and references',
};

/** Reads an advisory's file, YAML 1.2 or JSON. Throws `advisory-invalid` with every fault as `file:line:column: sentence`. */
export function readAdvisory(text: string, file: string): AdvisoryFile {
  return advisoryOf(readWritten(text, file, { kind: advisoryKind, meaning }) as AdvisoryInput);
}

/** Checks one that a case file writes out. Throws `advisory-invalid`. */
export function checkAdvisory(value: unknown, name: string): AdvisoryFile {
  return advisoryOf(checkWritten(value, name, { kind: advisoryKind, meaning }) as AdvisoryInput);
}

/** The faults of one that a case file writes out, where they stand in it. */
export function advisoryFaults(value: unknown, places: Places): Fault[] {
  return faultsOf(value, places, { kind: advisoryKind, meaning });
}

function meaning(file: PlainMap, places: Places): Fault[] {
  return [
    ...repeatedIds(mapsIn(file.audiences), 'audience', places),
    ...repeatedIds(mapsIn(file.reported), 'report', places),
    ...timeFaultsIn([file], places),
    ...countryFaultsIn(file, places),
    ...orderFaults(mapsIn(file.revisions), places),
  ];
}

/** Revisions stand in the order in which they were published. */
function orderFaults(revisions: readonly PlainMap[], places: Places): Fault[] {
  const times = revisions.map(({ at }) => (typeof at === 'string' ? momentWritten(at) : null));
  return revisions.flatMap((revision, index) => {
    const [before, own] = [times[index - 1] ?? null, times[index] ?? null];
    return before === null || own === null || before < own
      ? []
      : [
          {
            offset: places.ofValue(revision, 'at'),
            sentence: 'this revision is not after the one before it; give the oldest first',
          },
        ];
  });
}

function advisoryOf({ telltale: _, ...input }: AdvisoryInput): AdvisoryFile {
  return {
    ...input,
    status: input.status ?? 'draft',
    mitigations: input.mitigations ?? [],
    exposure: (input.exposure ?? []).map((each) => ({ ...each, devices: Number(each.devices) })),
    siblings: input.siblings ?? [],
    reported: input.reported ?? [],
    proceedings: input.proceedings ?? [],
    retests: input.retests ?? [],
    revisions: input.revisions ?? [],
    staleAfterDays: Number(input.staleAfterDays ?? USUAL_STALE_DAYS),
  };
}
