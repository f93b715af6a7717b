import * as v from 'valibot';
import { byteCount, count, fields, flag, names, oneOf, says, shape, text } from './words.ts';

/** Its class, from which the built-in rules judge. */
export const kindClass = oneOf(['hardware', 'subscriber', 'resettable', 'personal', 'surroundings']);

export const examinedIdentifier = shape(
  'Identifier',
  'An identifier of the case, by its id; never its value.',
  {
    id: text,
    kind: says(text, 'one of the [kinds](../kinds.md)'),
    class: kindClass,
    provenLive: says(flag, 'whether a positive control showed in every capture that it would be seen'),
    exercisedBy: says(names, 'steps that put it to use'),
    sightings: says(count, 'also those past the limit of the list'),
    notSeen: v.optional(
      says(
        fields({
          bytes: fields(byteCount),
          exercised: says(flag, 'whether a step that is known put it to use'),
          provenLive: flag,
          unwatched: says(names, 'ways out of the phone by which it may have left'),
        }),
        'how far anyone looked before it was not seen; absent where it was seen',
      ),
    ),
  },
);
