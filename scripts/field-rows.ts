import type { JsonSchema } from '@valibot/to-json-schema';

/**
 * A row for every field of a file, from its JSON Schema: field, value, needed, meaning. Of a shape with a title the
 * fields stand in a section of that name.
 */
export function fieldRows(schema: JsonSchema): string[][] {
  const rows: string[][] = [];
  addFields(schema, '', rows);
  return rows;
}

function addFields(schema: JsonSchema, prefix: string, rows: string[][]): void {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    if (typeof field === 'boolean') continue;
    const needed = schema.required?.includes(name) ? 'yes' : '';
    const isElsewhere = field.title !== undefined;
    rows.push([`\`${prefix}${name}\``, shapeOf(field), needed, isElsewhere ? '' : (field.description ?? '')]);
    if (isElsewhere) continue;
    for (const option of field.anyOf ?? []) {
      if (typeof option === 'object' && option.title === undefined)
        addFields(option, `${prefix}${name}.`, rows);
    }
    const items = field.items;
    if (typeof items === 'object' && !Array.isArray(items) && items.title === undefined)
      addFields(merged(items), `${prefix}${name}[].`, rows);
    const members = field.additionalProperties;
    if (typeof members === 'object') addFields(members, `${prefix}${name}.*.`, rows);
    addFields(field, `${prefix}${name}.`, rows);
  }
}

/** Shapes that are told apart by one of their fields, as one: every field once, needed where all need it. */
function merged(schema: JsonSchema): JsonSchema {
  if (schema.anyOf !== undefined) {
    const options = schema.anyOf.filter((shape): shape is JsonSchema => typeof shape === 'object');
    return {
      properties: Object.assign({}, ...options.map((shape) => shape.properties)),
      required: neededByAll(options),
    };
  }
  if (schema.oneOf === undefined) return schema;
  const shapes = schema.oneOf.filter((shape): shape is JsonSchema => typeof shape === 'object');
  const words = shapes.flatMap((shape) => wordsOf(shape, 'do'));
  const properties = Object.assign({}, ...shapes.map((shape) => shape.properties));
  return {
    properties: { ...properties, do: { ...properties.do, enum: words } },
    required: neededByAll(shapes),
  };
}

function neededByAll(shapes: readonly JsonSchema[]): string[] {
  return (shapes[0]?.required ?? []).filter((name) =>
    shapes.every((shape) => shape.required?.includes(name)),
  );
}

/** The words that a field of a shape can be. */
export function wordsOf(shape: JsonSchema, name: string): string[] {
  const field = shape.properties?.[name];
  return typeof field === 'object' ? (field.enum ?? []).map(String) : [];
}

/** Longer lists of words are on another page. */
const MOST_WORDS = 8;

function shapeOf(field: JsonSchema): string {
  if (field.title !== undefined) return `[${field.title.toLowerCase()}](#${field.title.toLowerCase()})`;
  if (field.const !== undefined) return `\`${String(field.const)}\``;
  if (field.enum !== undefined) {
    return field.enum.length > MOST_WORDS
      ? 'a word'
      : field.enum.map((word) => `\`${String(word)}\``).join(' or ');
  }
  if (field.anyOf !== undefined) {
    return field.anyOf
      .map((option) => (typeof option === 'boolean' ? 'anything' : shapeOf(option)))
      .join(' or ');
  }
  if (field.type === 'array') {
    const { items } = field;
    return typeof items === 'object' && !Array.isArray(items) && items.type !== undefined
      ? `list: ${shapeOf(items)}`
      : 'list';
  }
  if (field.type === 'object') {
    const members = field.additionalProperties;
    return typeof members === 'object' && members.enum !== undefined ? `map: ${shapeOf(members)}` : 'map';
  }
  return field.type === 'string' ? 'text' : String(field.type ?? 'anything');
}
