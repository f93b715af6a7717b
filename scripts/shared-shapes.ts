import type { JsonSchema } from '@valibot/to-json-schema';

/** Shapes that have a title, each once, in the order in which they are met. */
export function sharedShapes(within: readonly JsonSchema[]): JsonSchema[] {
  const found = new Map<string, JsonSchema>();
  const look = (schema: JsonSchema | boolean | undefined): void => {
    if (typeof schema !== 'object') return;
    if (schema.title !== undefined && !found.has(schema.title)) found.set(schema.title, schema);
    for (const inner of Object.values(schema.properties ?? {})) look(inner);
    for (const inner of schema.anyOf ?? []) look(inner);
    if (!Array.isArray(schema.items)) look(schema.items);
  };
  for (const schema of within) look(schema);
  return [...found.values()];
}
