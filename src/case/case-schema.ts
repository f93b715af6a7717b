import * as v from 'valibot';
import { builds } from './build-schema.ts';
import { ciphers } from './cipher.ts';
import { countryCode } from './country-schema.ts';
import { kinds } from './kinds.ts';
import {
  described,
  emptyOr,
  fields,
  isText,
  list,
  name,
  oneOf,
  shapedAs,
  shapedBy,
  text,
} from './schema-words.ts';
import { hostNames, service } from './service-schema.ts';
import { setups } from './terms-schema.ts';

/**
 * The one definition of a case file: it types, it checks, and it prints the JSON Schema and the page in the
 * docs.
 */

const time = v.pipe(
  v.string(isText),
  v.regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/,
    'must be a time with date and zone, such as 2014-08-01T09:00:00Z',
  ),
  v.description('ISO 8601 with date and zone'),
);

const freeMap = v.record(v.string(), v.unknown(), emptyOr('must be a name, a file or a map'));

const identifier = fields({
  id: v.pipe(name, v.description('Name of the identifier in every result; unique, and never the value')),
  kind: v.pipe(oneOf(kinds.map(({ kind }) => kind)), v.description('What it is; see the table of kinds')),
  value: v.pipe(
    v.union([text, list(text)], (issue) =>
      Array.isArray(issue.input) ? 'must be a list of texts; put each in quotes' : isText(issue),
    ),
    v.description('What to look for; a list of texts for the kind app-list, a text for every other'),
  ),
  fixed: v.optional(
    v.pipe(
      v.boolean('must be true or false'),
      v.description('Belongs to the hardware or SIM and cannot be planted; false where left out'),
    ),
  ),
});

const device = fields({
  vendor: v.optional(text),
  model: v.optional(text),
  build: v.optional(described('Firmware build under test')),
  market: v.optional(
    v.pipe(countryCode, v.description('Country it is sold for; national numbers are read by it')),
  ),
});

const controller = fields({
  name: v.optional(text),
  hosts: v.optional(v.pipe(hostNames, v.description('Its host names; each covers the names below it'))),
});

const bearer = oneOf(['wifi', 'cellular', 'sms']);

const aByteCount = 'must be a number of bytes';

/** A number without quotes arrives as its digits, like all of a case file. */
const bytes = v.union(
  [
    v.pipe(v.number(aByteCount), v.safeInteger(aByteCount), v.minValue(0, aByteCount)),
    v.pipe(v.string(aByteCount), v.regex(/^\d{1,15}$/, aByteCount)),
  ],
  emptyOr(aByteCount),
);

const bearerState = v.optional(oneOf(['watched', 'off', 'unwatched']));

const counter = fields({ sent: bytes, received: bytes });

const vantage = fields({
  egressCountry: v.optional(countryCode),
  resolver: v.optional(described('DNS server the phone used')),
  simMccMnc: v.optional(
    v.pipe(v.string(isText), v.regex(/^\d{5,6}$/, 'must be five or six digits, such as 40410')),
  ),
  locale: v.optional(text),
  bearers: v.optional(
    v.pipe(
      shapedAs(list(bearer), fields({ wifi: bearerState, cellular: bearerState, sms: bearerState })),
      v.description(
        'Ways out of the phone that were watched: a list of wifi, cellular, sms; or a map of each to watched, off or unwatched',
      ),
    ),
  ),
  counters: v.optional(
    v.pipe(
      fields({ wifi: v.optional(counter), cellular: v.optional(counter) }),
      v.description("Bytes that the phone's own counters say it sent and received while it was watched"),
    ),
  ),
  interception: v.optional(
    v.pipe(
      oneOf(['trusted', 'untrusted']),
      v.description('Whether the phone had been told to trust the authority that the interception shows'),
    ),
  ),
});

const phase = fields({
  id: name,
  from: time,
  to: time,
  build: v.optional(text),
  setup: v.optional(
    v.pipe(
      oneOf(setups),
      v.description(
        'How the phone came by its settings: new out of the box, reset to factory state, or kept from before, as an update leaves them',
      ),
    ),
  ),
  services: v.optional(
    v.pipe(
      v.record(name, oneOf(['on', 'off']), emptyOr('must be a map of service: on or off')),
      v.description('What the phone does, by service'),
    ),
  ),
  consent: v.optional(
    v.pipe(
      v.record(
        name,
        oneOf(['not-asked', 'granted', 'refused', 'withdrawn']),
        emptyOr('must be a map of service: not-asked, granted, refused or withdrawn'),
      ),
      v.description('What the person agreed to, by service'),
    ),
  ),
});

const keyName = v.optional(v.pipe(name, v.description('Name of the key; unique')));

const cipherKey = fields({
  id: keyName,
  cipher: v.pipe(oneOf(ciphers), v.description('Cipher, bits and mode')),
  key: described('The key in hexadecimal, in base64 or as its letters'),
  iv: v.optional(
    described(
      'The initialisation vector in the same writings; the usual ones are tried where it is left out',
    ),
  ),
});

const salt = fields({
  id: keyName,
  salt: described('A text that an application puts before or behind every value that it hashes'),
});

const hmac = fields({
  id: keyName,
  hmac: described('The key of an HMAC, as its letters, in hexadecimal or in base64'),
});

const recipe = fields({
  recipe: v.pipe(
    v.string(isText),
    v.regex(/^[A-Za-z0-9._-]{1,64}$/, 'must be 1 to 64 letters, digits, points, hyphens or underscores'),
    v.description('Name of a recipe, which results call `recipe:<name>`; unique'),
  ),
  steps: described(
    'What undoes it, from the wire inwards, as in `from-base64 | aes-cbc key=hex:… iv=front | gunzip | json`',
  ),
  hosts: v.optional(
    v.pipe(
      hostNames,
      v.description('Hosts whose messages it is tried on, each with the names below it; else all'),
    ),
  ),
  fields: v.optional(
    v.pipe(list(text), v.description('Fields whose values it is tried on; else all, and whole bodies')),
  ),
});

export const caseSchema = v.pipe(
  fields({
    telltale: v.pipe(
      v.literal('case/1', 'must be case/1, the version of case files that this tool reads'),
      v.description('Format and version: case/1'),
    ),
    title: v.optional(text),
    device: v.optional(v.pipe(device, v.description('The phone under test'))),
    controller: v.optional(v.pipe(controller, v.description('Who answers for the data'))),
    identity: v.pipe(list(identifier), v.description('What to look for')),
    services: v.optional(
      v.pipe(
        v.record(name, service, emptyOr('must be a map of services')),
        v.description('Services that can be on or off and agreed to or not'),
      ),
    ),
    builds: v.optional(
      v.pipe(
        builds,
        v.description(
          'Firmware that the case names, and when it came out: what was said of an update is held against builds of its day and later',
        ),
      ),
    ),
    protocol: v.optional(
      v.pipe(
        v.union([text, freeMap], emptyOr('must be a name, a file or a map')),
        v.description('Steps to carry out: a built-in name, a file, or written out here'),
      ),
    ),
    vantage: v.optional(v.pipe(vantage, v.description('Where and how the phone was watched'))),
    phases: v.optional(
      v.pipe(list(phase), v.description('Times in which phone and consent stayed the same')),
    ),
    claims: v.optional(
      v.pipe(
        v.union([text, freeMap, v.array(v.unknown())], emptyOr('must be a name, a file, a map or a list')),
        v.description('What was promised: a built-in name, a file, or written out here'),
      ),
    ),
    policy: v.optional(
      v.pipe(
        v.union([text, freeMap, v.array(v.unknown())], emptyOr('must be a file, a map or a list')),
        v.description("Somebody's own rules: a file, or written out here"),
      ),
    ),
    advisory: v.optional(
      v.pipe(
        v.union([text, freeMap], emptyOr('must be a file or a map')),
        v.description('What an advisory needs beside examinations: a file, or written out here'),
      ),
    ),
    keys: v.optional(
      v.pipe(
        list(shapedBy({ salt, hmac, recipe }, cipherKey)),
        v.description('Application-layer keys, beside those seen in a capture, and recipes'),
      ),
    ),
  }),
  v.title('Telltale case file'),
  v.description('What is known of a phone, what was planted on it, and what was promised.'),
);

export type CaseInput = v.InferOutput<typeof caseSchema>;
