import { boundaryFor } from './boundary-for.ts';
import type { Family } from './written.ts';

/** The value just as the case gives it, without white space around it. Every kind has this one. */
export const asGiven: Family = (value) => {
  const text = value.trim();
  return text === '' ? [] : [{ text, forms: [], exactCase: true, boundary: boundaryFor(text) }];
};
