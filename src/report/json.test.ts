import { expect, test } from 'vitest';
import { renderJson } from './json.ts';
import { examinationWith } from './testing/index.ts';

test.each([
  ['nothing found', examinationWith({ destinations: [] })],
  [
    'lists and line breaks in names',
    examinationWith({ sightings: [{ field: 'a\nb' }, { id: 'sig:2' }], messages: [] }),
  ],
])('in pieces it is the same as in one: %s', (_, examination) => {
  expect([...renderJson(examination)].join('')).toBe(`${JSON.stringify(examination, null, 2)}\n`);
});
