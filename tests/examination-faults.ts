import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { Ajv, type ValidateFunction } from 'ajv';
import { readExamination } from '../src/recheck/index.ts';

type JsonSchema = { [key: string]: unknown };

const path = new URL('../schemas/examination-1.schema.json', import.meta.url);
const published = JSON.parse(readFileSync(path, 'utf8')) as JsonSchema;

/** The published schema with fields that it does not name forbidden: what is written and not told of is a fault. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  return 'properties' in schema && !('additionalProperties' in schema)
    ? { ...inner, additionalProperties: false }
    : inner;
}

const validators: readonly ValidateFunction[] = [published, closed(published) as JsonSchema].map((schema) =>
  new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema),
);

/** What is wrong with an examination's JSON by the published schema, and by what reads it again; none: nothing. */
export function examinationFaults(json: string): string[] {
  const value: unknown = JSON.parse(json);
  const faults = validators.flatMap((validate) => {
    validate(value);
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  });
  // Whatever was filled in when it was read is missing in what was written.
  if (!isDeepStrictEqual(readExamination(json, 'it'), value)) faults.push('it is not read as it was written');
  return faults;
}
