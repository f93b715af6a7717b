export { entryOf } from './entry-of.ts';
export { readText } from './read-text.ts';
export { codesIn, exchangesIn, said } from './records.ts';
export { standing } from './standing.ts';
