import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a recording's folder holds. */
export const RECORDING_FILES = { lines: 'recording.ndjson', bodies: 'bodies' } as const;

/** The file of lines and the folder of bodies of what may be a recording, named by its folder or by its file. */
export function placeOfRecording(path: string): { readonly lines: string; readonly bodies: string } {
  const inside = join(path, RECORDING_FILES.lines);
  const lines = statSync(inside, { throwIfNoEntry: false })?.isFile() === true ? inside : path;
  return { lines, bodies: join(dirname(lines), RECORDING_FILES.bodies) };
}
