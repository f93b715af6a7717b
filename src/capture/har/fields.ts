import { bytesOf, type JsonNode, nowhere, type Sourced } from '../../base/index.ts';
import { isUnusualName } from '../field-names.ts';
import type { RecordedField } from '../recorded.ts';
import { type EntryText, joinSourced } from './entry-text.ts';

/** A separator that the reader puts in where the producer took values apart. */
export function separator(text: string): Sourced {
  return { bytes: bytesOf(text), source: nowhere };
}

/**
 * Header fields of a request or response. HTTP/2's pseudo fields are left out: they say the request line again
 * (RFC 9113 section 8.3). Where no cookie field is listed, the cookies listed apart from the headers make one.
 */
export function readFields(entry: EntryText, message: JsonNode | null, cookieField: string): RecordedField[] {
  const fields: RecordedField[] = [];
  for (const [nameNode, valueNode] of namedValues(entry, entry.at(message, 'headers'))) {
    const name = entry.text(nameNode) ?? '';
    const value = entry.anything(valueNode);
    const writtenName = isUnusualName(name) ? entry.sourced(nameNode) : null;
    if (name.startsWith(':') || (value === null && writtenName === null)) continue;
    const field = { name, value: value ?? separator('') };
    fields.push(writtenName === null ? field : { ...field, writtenName });
  }
  if (fieldNamed(fields, cookieField) !== null) return fields;
  return fields.concat(cookieFields(entry, message, cookieField));
}

/** Names and values of a list of headers; also of a map, in which each name has a value or several. */
function* namedValues(
  entry: EntryText,
  headers: JsonNode | null,
): Generator<readonly [name: JsonNode | null, value: JsonNode | null]> {
  for (const header of headers?.items ?? []) yield [entry.at(header, 'name'), entry.at(header, 'value')];
  for (const { key, value } of headers?.members ?? []) {
    if (value.kind !== 'array') yield [key, value];
    else for (const item of value.items) yield [key, item];
  }
}

/** Whether an element of a list is as HAR has them: an object with a name or a value. */
export function isPair(entry: EntryText, item: JsonNode): boolean {
  return ['name', 'value', 'fileName'].some((member) => entry.anything(entry.at(item, member)) !== null);
}

/** The first field of that name, given in lower case. */
export function fieldNamed(fields: readonly RecordedField[], name: string): RecordedField | null {
  const wanted = name.toLowerCase();
  return (
    fields.find((field) => field.name.length === name.length && field.name.toLowerCase() === wanted) ?? null
  );
}

/** The value of an HTTP/2 pseudo field such as `:authority`. */
export function pseudoField(entry: EntryText, request: JsonNode | null, name: string): Sourced | null {
  for (const header of entry.at(request, 'headers')?.items ?? []) {
    if (entry.text(entry.at(header, 'name')) === name) return entry.sourced(entry.at(header, 'value'));
  }
  return null;
}

/** One `Cookie` of all (RFC 6265 section 4.2.1), or a `Set-Cookie` each (section 4.1.1). */
function cookieFields(entry: EntryText, message: JsonNode | null, cookieField: string): RecordedField[] {
  const pairs = readPairs(entry, entry.at(message, 'cookies'));
  if (pairs.length === 0) return [];
  if (cookieField === 'Set-Cookie') {
    return pairs.map((pair) => ({ name: cookieField, value: joinSourced(pair) }));
  }
  return [{ name: cookieField, value: joinSourced(withBetween(pairs, separator('; '))) }];
}

/** `name=value` of each element of a list, as parts to be joined. */
export function readPairs(entry: EntryText, list: JsonNode | null): Sourced[][] {
  const pairs: Sourced[][] = [];
  for (const item of list?.items ?? []) {
    const name = entry.sourced(entry.at(item, 'name'));
    const value = entry.anything(entry.at(item, 'value'));
    const file = entry.sourced(entry.at(item, 'fileName'));
    const key = name ?? separator('');
    if (file !== null && file.bytes.byteLength > 0) pairs.push([key, separator('='), file]);
    else if (name === null && value === null) continue;
    if (value !== null) pairs.push([key, separator('='), value]);
    else if (file === null) pairs.push([key]);
  }
  return pairs;
}

/** All parts in a row, with `between` after each pair but the last. */
export function withBetween(pairs: readonly (readonly Sourced[])[], between: Sourced): Sourced[] {
  return pairs.flatMap((pair, i) => (i === 0 ? [...pair] : [between, ...pair]));
}
