import { placeIn } from '../place-names.ts';
import { asRead, inWords, proseOf } from '../prose.ts';
import type { AdvisoryFault } from './advisory-fault.ts';

export const placeWithoutTable: AdvisoryFault = {
  id: 'place-without-table',
  number: 3,
  title: 'A place without a table and its date',
  in2014: 'It said "Beijing", which the published test does not say.',
  refused:
    'A text that names a country, its people or a large city. Where an address stands is told by the advisory itself, each time with the table that says so, the date of that table and the day on which the address was spoken to; a table without a date is not asked.',
  inDraft: ({ examinations, file }) => [
    ...proseOf(file, examinations).flatMap(({ where, text }) => {
      const found = placeIn(text);
      return found === null
        ? []
        : [
            `${where} names "${found}", a place; leave it out: the advisory says where an address stands, by a table with a date`,
          ];
    }),
    ...examinations.flatMap(({ phases }) =>
      phases.flatMap(({ id, steps }) =>
        [id, ...steps.map((step) => step.id)].flatMap((name) => {
          const found = placeIn(inWords(asRead(name)));
          return found === null
            ? []
            : [
                `the phase or step "${name}" is named for "${found}", a place; name it otherwise in its case and examine again`,
              ];
        }),
      ),
    ),
    ...examinations.flatMap(({ case: { title }, tables }) =>
      tables
        .filter(({ date }) => !/^\d{4}-\d{2}-\d{2}$/.test(date))
        .map(
          ({ name }) =>
            `the table ${name} of the examination "${title ?? 'without a title'}" has no date; examine the captures again with a table that has one`,
        ),
    ),
  ],
};
