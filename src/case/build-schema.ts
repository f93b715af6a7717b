import * as v from 'valibot';
import type { Build } from './case-file.ts';
import { emptyOr, fields, text } from './schema-words.ts';
import { dayOrTime } from './terms-schema.ts';

/** Firmware of a case or a protocol, by its name. */
export const builds = v.record(
  text,
  fields({
    released: v.optional(
      v.pipe(dayOrTime, v.description('When it came out; a day stands for its beginning, UTC')),
    ),
    releasedBefore: v.optional(
      v.pipe(
        dayOrTime,
        v.description('A day or time before which it was out, where that is all that is known'),
      ),
    ),
  }),
  emptyOr('must be a map of builds'),
);

/** In the order of the file. */
export function buildsOf(written: v.InferOutput<typeof builds> | undefined): Build[] {
  return Object.entries(written ?? {}).map(([id, { released, releasedBefore }]) => ({
    id,
    ...(released === undefined ? {} : { released }),
    ...(releasedBefore === undefined ? {} : { releasedBefore }),
  }));
}
