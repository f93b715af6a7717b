import * as v from 'valibot';
import { byteCount, count, fields, list, mapOf, names, oneOf, says, share, text } from './words.ts';

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
    [],
  ),
  areUploadsLeftOut: v.optional(says(v.literal(true, 'must be true'), 'there were too many to list')),
});
