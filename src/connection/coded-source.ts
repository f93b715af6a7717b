import type { Source } from '../base/index.ts';

/** Of bytes that a run of others stands for as a whole, such as a compressed one, no part stands anywhere by itself. */
export function codedSource(source: Source, start: number, end: number): Source {
  return { pieces: (span) => (span.end > span.start ? source.pieces({ start, end }) : []) };
}
