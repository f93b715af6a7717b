import * as v from 'valibot';
import {
  byteCount,
  count,
  fields,
  list,
  mapOf,
  names,
  oneOf,
  says,
  share,
  text,
  textOrNull,
} from './words.ts';

export const bearerStates = mapOf(oneOf(['watched', 'off', 'unwatched']));

/** How much could be read of what passed: what every "not seen" rests on. */
export const coverage = fields({
  bytes: says(
    fields(byteCount),
    '`payload` is `read` and `opaque`; what the capture lost, `missed`, stands apart',
  ),
  connections: fields({ total: count, read: count, opaque: count, refused: count }),
  bearers: says(bearerStates, 'of each way out of the phone: `watched`, `off` or `unwatched`'),
  counted: v.optional(
    says(
      fields({
        bearers: says(names, 'ways out whose counters the case gives'),
        byteLength: says(count, 'what the phone counted'),
        captured: count,
        basis: says(oneOf(['packets', 'payload']), 'what `captured` counts'),
        missing: says(share, 'share of what the phone counted that was not captured'),
      }),
      "what the phone's own counters say; absent where the case gives none",
    ),
  ),
  byDestination: list(fields({ destination: text, ...byteCount })),
  byPhase: list(fields({ phase: text, ...byteCount })),
  byService: says(
    list(fields({ service: text, ...byteCount })),
    'what passes through a host of several services counts for each',
  ),
  // One that was written before they were told is compared by all that could not be read.
  opaqueUploads: v.optional(
    says(
      list(fields({ destination: text, phase: text, step: text, repeat: count, opaque: count })),
      'what was sent unread, by destination and repeat of a step',
    ),
  ),
  strayUploads: v.optional(
    says(
      list(fields({ destination: text, phase: textOrNull, opaque: count })),
      'what was sent unread outside of steps, or of phases; absent in older examinations',
    ),
  ),
  tls: v.optional(
    says(
      fields({
        connections: says(count, 'protected ones in which something was said'),
        unseen: says(count, 'those of them whose version nobody knows'),
        uses: says(
          list(
            fields({
              destination: text,
              phase: textOrNull,
              step: textOrNull,
              repeat: v.nullable(count),
              version: says(textOrNull, 'null where no handshake was captured that tells it'),
              cipher: textOrNull,
              connections: says(count, 'those that said something here for the first time'),
            }),
          ),
          'what they came to, where and when something was said under it',
        ),
        areUsesLeftOut: v.optional(says(v.literal(true, 'must be true'), 'there were too many to list')),
      }),
      'absent in older examinations',
    ),
  ),
  areUploadsLeftOut: v.optional(says(v.literal(true, 'must be true'), 'there were too many to list')),
});
