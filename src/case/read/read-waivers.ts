import type { Waiver } from '../claim.ts';
import { type WaiversInput, waiversSchema } from '../waivers-schema.ts';
import type { FileKind } from './file-kind.ts';
import { readWritten } from './list-file.ts';
import { mapsIn } from './plain-map.ts';
import { timeFaultsIn } from './term-faults.ts';

/** UTF-16 units of a list of waivers that are read at all. A waiver takes some two hundred: ten thousand of them. */
export const LONGEST_WAIVERS = 2 * 1024 * 1024;

const waiversKind: FileKind = {
  word: 'waivers',
  noun: 'waivers file',
  schema: waiversSchema,
  longest: LONGEST_WAIVERS,
  keepsNumbers: () => false,
  needs: 'a waivers file needs the fields telltale and waivers',
};

/** Reads a list of waivers, YAML 1.2 or JSON. Throws `waivers-invalid` with every fault as `file:line:column: sentence`. */
export function readWaivers(text: string, file: string): Waiver[] {
  const value = readWritten(text, file, {
    kind: waiversKind,
    meaning: (whole, places) => timeFaultsIn(mapsIn(whole.waivers), places),
  });
  return (value as WaiversInput).waivers.map((waiver) => {
    const { owner, reason, expires } = waiver;
    const accepted = { owner, reason, expires };
    if ('finding' in waiver) return { finding: waiver.finding, place: null, ...accepted };
    const { rule, identifier, destination } = waiver;
    return {
      finding: null,
      place: { rule, identifiers: [identifier].flat(), destination: destination.toLowerCase() },
      ...accepted,
    };
  });
}
