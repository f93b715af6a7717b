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

/**
 * A map of one of several shapes, told apart by a field that only it has; else it is of the last shape. What is wrong
 * with it is said of that one shape, where a plain union could only say that none fits.
 */
export function shapedBy<
  const Shapes extends Readonly<Record<string, v.GenericSchema>>,
  const Else extends v.GenericSchema,
>(shapes: Shapes, otherwise: Else): v.GenericSchema<unknown, v.InferOutput<Shapes[keyof Shapes] | Else>> {
  const choose = (value: object): v.GenericSchema => {
    const field = Object.keys(shapes).find((name) => Object.hasOwn(value, name));
    return field === undefined ? otherwise : (shapes[field] as v.GenericSchema);
  };
  const union = v.union([otherwise, ...Object.values(shapes)]);
  const shaped = {
    ...union,
    choose,
    '~run': ((dataset, config) => {
      const { value } = dataset;
      const shape = typeof value === 'object' && value !== null ? choose(value) : otherwise;
      return shape['~run'](dataset, config);
    }) satisfies v.GenericSchema['~run'],
  };
  return shaped as v.GenericSchema<unknown, v.InferOutput<Shapes[keyof Shapes] | Else>>;
}

/**
 * A list of one shape or a map of another: what is wrong is said of the one that was written, where a plain union could
 * only say that neither fits.
 */
export function shapedAs<const List extends v.GenericSchema, const Plain extends v.GenericSchema>(
  asList: List,
  asMap: Plain,
): v.GenericSchema<unknown, v.InferOutput<List | Plain>> {
  const choose = (value: unknown): v.GenericSchema => (isMap(value) ? asMap : asList);
  const shaped = {
    ...v.union([asList, asMap]),
    choose,
    '~run': ((dataset, config) =>
      choose(dataset.value)['~run'](dataset, config)) satisfies v.GenericSchema['~run'],
  };
  return shaped as v.GenericSchema<unknown, v.InferOutput<List | Plain>>;
}

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
