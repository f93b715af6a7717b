import * as v from 'valibot';
import { quoted, suggestion } from './read/nearest.ts';

/**
 * What the definitions of all files are put together from. Every sentence is constant or names what is known
 * here, because valibot's own sentences repeat the value. They go on from the name of the field:
 * "identity[0].value" + "is empty".
 */

export const emptyOr = (sentence: string) => (issue: v.BaseIssue<unknown>) =>
  issue.input === null ? 'is empty' : sentence;

export const isText = emptyOr('must be text; put it in quotes');

export const text = v.pipe(v.string(isText), v.regex(/\S/, 'is empty'));

export const described = (description: string) => v.pipe(text, v.description(description));

export const oneOf = <const Names extends readonly string[]>(names: Names) =>
  v.picklist(names, (issue) => {
    if (typeof issue.input !== 'string') return `must be one of: ${names.join(', ')} (put it in quotes)`;
    return `is unknown${quoted(issue.input)}; ${suggestion(issue.input, names)}`;
  });

export const fields = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, (issue) =>
    issue.expected?.startsWith('"')
      ? `lacks the field ${issue.expected}`
      : 'must be a map of fields (name: value)',
  );

export const list = <const Item extends v.GenericSchema>(item: Item) =>
  v.array(item, emptyOr('must be a list'));

/** Names that sentences, other files and results can carry: no spaces, no control characters. */
export const name = v.pipe(
  v.string(isText),
  v.regex(/^[^\s\u0000-\u001f\u007f-\u009f]{1,64}$/, 'must be 1 to 64 characters without spaces'),
);
