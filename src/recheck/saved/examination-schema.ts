import * as v from 'valibot';
import { examinedCapture, examinedCase, examinedPhase } from './case-schema.ts';
import { claim } from './claim-schema.ts';
import { coverage } from './coverage-schema.ts';
import { destination } from './destination-schema.ts';
import { finding } from './finding-schema.ts';
import { examinedIdentifier } from './identifier-schema.ts';
import { guess, listedMessage, sighting } from './sighting-schema.ts';
import { count, fields, list, says, text } from './words.ts';

/**
 * `telltale: examination/1`: the one definition by which saved examinations are read, and from which the JSON Schema and the
 * page come. Words that grow (kinds, forms, rules, notices' codes) are texts in it; those that never do are listed.
 */
export const examinationSchema = v.pipe(
  v.looseObject(
    {
      telltale: says(v.literal('examination/1', 'must be examination/1'), 'format and version'),
      tool: fields({ name: v.literal('telltale', 'must be telltale'), version: text }),
      case: examinedCase,
      captures: list(examinedCapture),
      phases: says(
        list(examinedPhase),
        'by the marks of the recordings; where there are none, those of the case',
      ),
      identifiers: list(examinedIdentifier),
      coverage,
      messages: v.optional(list(listedMessage)),
      sightings: says(list(sighting), 'in the order of time'),
      guesses: v.optional(list(guess)),
      destinations: list(destination),
      findings: says(list(finding), 'the gravest first'),
      claims: list(claim),
      tables: says(
        list(fields({ name: text, date: says(text, '`YYYY-MM-DD`'), sha256: text })),
        'tables of addresses that were asked',
      ),
      // One that was written before notices were kept in it has none.
      notices: v.optional(
        says(
          list(
            fields({
              code: says(text, 'stable: scripts match on it'),
              about: says(text, 'a capture, a connection `con:…` or an identifier'),
              detail: text,
              byteLength: v.optional(says(count, 'bytes that it accounts for')),
              times: count,
            }),
          ),
          'what was skipped, odd, or could not be opened',
        ),
        [],
      ),
    },
    'must be a map of fields',
  ),
  v.description('What captures of a phone hold, judged by a case: no value of an identifier, only ids.'),
);
