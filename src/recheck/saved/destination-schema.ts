import * as v from 'valibot';
import {
  attributed,
  count,
  fields,
  flag,
  list,
  names,
  number,
  oneOf,
  says,
  shape,
  text,
  textOrNull,
} from './words.ts';

const ofAddress = { ...attributed(text), address: text };
const region = fields({ id: text, title: text, country: text });
const day = v.nullable(text);

export const destination = shape(
  'Destination',
  'Somewhere that the phone spoke to, each fact with its basis.',
  {
    id: says(text, '`dst:…`'),
    host: fields(attributed(text)),
    domain: says(
      v.nullable(fields(attributed(text))),
      'registrable domain; null for addresses and local names',
    ),
    addresses: names,
    country: says(
      v.nullable(fields(attributed(text))),
      'the one country that the tables give for all of its addresses; else null',
    ),
    countries: says(list(fields(ofAddress)), 'per address, whatever each table says'),
    regions: v.optional(
      says(
        list(fields({ ...attributed(region), address: text })),
        'parts of countries, where a table knows them',
      ),
    ),
    asn: v.optional(
      says(v.nullable(fields(attributed(number))), 'the one autonomous system of all its addresses'),
    ),
    organisation: v.optional(says(v.nullable(fields(attributed(text))), 'who runs that')),
    networks: v.optional(
      says(
        list(fields({ ...attributed(number), address: text, organisation: textOrNull })),
        'per address, the autonomous system as each table says',
      ),
    ),
    edges: v.optional(
      says(
        list(fields({ ...attributed(text), address: textOrNull })),
        'content networks that answer for it: where such an address is, no table can tell',
      ),
    ),
    contacts: v.optional(
      says(
        list(
          fields({
            address: textOrNull,
            month: says(textOrNull, '`YYYY-MM`; null where the capture does not tell the time'),
            from: says(day, '`YYYY-MM-DD`'),
            to: day,
            phase: v.optional(says(text, 'that it was in; absent where that is not known')),
            isUnanswered: v.optional(says(flag, 'nothing came back from there; absent where something did')),
            byteLength: says(count, 'payload both ways, read or not'),
            roundTrip: v.optional(
              says(number, 'shortest, in milliseconds; only where packets were captured'),
            ),
          }),
        ),
        'when which address was spoken to',
      ),
    ),
    contactsLeftOut: v.optional(says(count, 'messages of which that is not known: there were too many')),
    party: says(oneOf(['first', 'third', 'unknown']), 'first: the controller that the case names'),
  },
);
