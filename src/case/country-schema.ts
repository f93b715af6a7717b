import * as v from 'valibot';
import { isText } from './schema-words.ts';

/** Whether there is such a country is checked apart: a code may be of two letters and of none. */
export const countryCode = v.pipe(
  v.string(isText),
  v.regex(/^[A-Za-z]{2}$/, 'must be a country code of two letters (ISO 3166-1), such as IN'),
);
