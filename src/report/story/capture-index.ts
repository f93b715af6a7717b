import type { Examination } from '../../judge/index.ts';
import type { Words } from '../words/index.ts';
import { worded } from '../words/worded.ts';

/** A recording's first line is its head, and lines are counted from 1; what it holds is counted from 0. */
const LINES_BEFORE = 2;

/** `packet 17`, `entry 3`: where in a capture, as who opens it counts. */
export function captureIndex(
  file: string,
  index: number,
  { captures }: Examination,
  { sightings, number }: Words,
): string {
  const format = captures.find((each) => each.file === file)?.format;
  const shown = format === 'recording' ? index + LINES_BEFORE : index;
  return format === undefined ? `#${number(shown)}` : `${worded(sightings.index, format)} ${number(shown)}`;
}
