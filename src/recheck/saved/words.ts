import * as v from 'valibot';

/*
 * What the definition of an examination is put together from. Every sentence is constant and goes on from the name of
 * the field, because valibot's own repeat the value: "sightings[3].transport" + "must be plain or tls".
 */

/** A thing with what the page says of it. */
export const says = <const Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description));

export const text = v.string('must be a text');

export const textOrNull = v.nullable(text);

export const flag = v.boolean('must be true or false');

export const number = v.number('must be a number');

/** Of things, bytes or times. */
export const count = v.pipe(
  v.number('must be a whole number'),
  v.integer('must be a whole number'),
  v.minValue(0, 'must not be below 0'),
);

export const share = v.pipe(
  v.number('must be a number from 0 to 1'),
  v.minValue(0, 'must be a number from 0 to 1'),
  v.maxValue(1, 'must be a number from 0 to 1'),
);

/** A moment that comparing reckons with; one that nothing can read would count as no time at all. */
export const moment = v.pipe(
  v.string('must be a time such as 2014-08-01T09:00:00Z'),
  v.regex(
    /^[+-]?\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/,
    'must be a time such as 2014-08-01T09:00:00Z',
  ),
);

/** A moment, or a day, which stands for its beginning in UTC: as somebody wrote it into a case. */
export const dayOrMoment = v.pipe(
  v.string('must be a day such as 2014-08-10, or a time such as 2014-08-01T09:00:00Z'),
  v.regex(
    /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/,
    'must be a day such as 2014-08-10, or a time such as 2014-08-01T09:00:00Z',
  ),
);

export const oneOf = <const Names extends readonly string[]>(names: Names) =>
  v.picklist(names, `must be ${names.join(' or ')}`);

/** Fields that nobody knows are left as they are: later versions may add some. */
export const fields = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.looseObject(entries, 'must be a map of fields');

/** The same under a name of its own: its fields stand in a section of the page. */
export const shape = <const Entries extends v.ObjectEntries>(
  title: string,
  description: string,
  entries: Entries,
) => v.pipe(fields(entries), v.title(title), v.description(description));

export const list = <const Item extends v.GenericSchema>(item: Item) => v.array(item, 'must be a list');

export const names = list(text);

export const mapOf = <const Value extends v.GenericSchema>(value: Value) =>
  v.record(v.string(), value, 'must be a map');

/** `payload` = `read` + `opaque`; `missed` stands apart. */
export const byteCount = { payload: count, read: count, opaque: count, missed: count };

/** A fact with what it rests on. */
export const attributed = <const Value extends v.GenericSchema>(value: Value) => ({
  value,
  basis: says(text, 'what it rests on, such as `host-field`, `sni`, `dns`, `address-table`'),
  table: v.optional(says(text, 'name of the table that says so, as in `tables`')),
});
