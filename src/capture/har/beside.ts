import { type JsonNode, nowhere, type Sourced, type Span, shifted } from '../../base/index.ts';
import { isUnusualReason } from '../field-names.ts';
import type { RecordedBeside, RecordedField } from '../recorded.ts';
import { AlreadySaid } from './already-said.ts';
import { type EntryText, joinSourced } from './entry-text.ts';
import { fieldNamed, isPair, readPairs, separator, withBetween } from './fields.ts';

/*
 * HAR says much twice: a query in the URL and in `queryString`, a form in `text` and in `params`, cookies in a field
 * and in `cookies`. Where the second says something else than the first, or is not of the form that the standard
 * gives it, it is searched beside the message; so nothing that an entry holds of it is passed over.
 */

/** What of a request is read already. */
export interface SaidOfRequest {
  readonly url: Sourced;
  /** User information in the URL. */
  readonly user: Span;
  readonly fields: readonly RecordedField[];
  readonly body: Sourced | null;
  /** Whether the target was made of `queryString`. */
  readonly queryIsTarget: boolean;
}

export function besideRequest(
  entry: EntryText,
  request: JsonNode | null,
  said: SaidOfRequest,
): RecordedBeside[] {
  const { url, user, fields, body } = said;
  const beside: RecordedBeside[] = [];
  if (user.end > user.start) {
    const bytes = url.bytes.subarray(user.start, user.end);
    beside.push({ location: 'url', field: null, bytes, source: shifted(url.source, user.start) });
  }
  const query = entry.at(request, 'queryString');
  if (!said.queryIsTarget) addPairs(entry, beside, { list: query, said: [url], location: 'url' });
  addOdd(entry, beside, { list: query, location: 'url' });
  const postData = entry.at(request, 'postData');
  const params = entry.at(postData, 'params');
  addPairs(entry, beside, { list: params, said: [body], location: 'body' });
  addOdd(entry, beside, { list: params, location: 'body' });
  const other = entry.anything(entry.at(request, '_content', 'text'));
  if (other !== null && entry.at(postData, 'text') !== null)
    addOther(beside, other, { said: body, location: 'body' });
  addCookies(entry, beside, { message: request, fields, name: 'cookie' });
  addOdd(entry, beside, { list: entry.at(request, 'headers'), location: 'header' });
  addPseudo(entry, beside, { request, url });
  return beside;
}

export function besideResponse(
  entry: EntryText,
  response: JsonNode,
  { fields }: { readonly fields: readonly RecordedField[] },
): RecordedBeside[] {
  const beside: RecordedBeside[] = [];
  const reason = entry.at(response, 'statusText');
  const phrase = entry.sourced(reason);
  if (phrase !== null && isUnusualReason(entry.text(reason)?.trim() ?? ''))
    beside.push({ ...phrase, location: 'header', field: null });
  addCookies(entry, beside, { message: response, fields, name: 'set-cookie' });
  addOdd(entry, beside, { list: entry.at(response, 'headers'), location: 'header' });
  const redirect = entry.anything(entry.at(response, 'redirectURL'));
  const location = fieldNamed(fields, 'location')?.value ?? null;
  // A relative reference in the field, resolved in the other member, is the same.
  const isResolved = location !== null && redirect !== null && new AlreadySaid([redirect]).has(location);
  if (redirect !== null && !(isResolved && (location?.bytes.byteLength ?? 0) > 1))
    addOther(beside, redirect, { said: location, location: 'header', field: 'Location' });
  return beside;
}

type Place = RecordedBeside['location'];

/** The pairs of a list of which the name or the value was not said. */
function addPairs(
  entry: EntryText,
  beside: RecordedBeside[],
  { list, said, location }: { list: JsonNode | null; said: readonly (Sourced | null)[]; location: Place },
): void {
  const pairs = readPairs(entry, list);
  if (pairs.length === 0) return;
  const known = new AlreadySaid(said);
  const others = pairs.filter((pair) => !pair.every((part) => part.source === nowhere || known.has(part)));
  if (others.length === 0) return;
  const joined = withBetween(others, separator(location === 'cookie' ? '; ' : '&'));
  const parts = location === 'url' ? [separator('?'), ...joined] : joined;
  beside.push({ ...joinSourced(parts), location, field: null });
}

function addCookies(
  entry: EntryText,
  beside: RecordedBeside[],
  { message, fields, name }: { message: JsonNode | null; fields: readonly RecordedField[]; name: string },
): void {
  const list = entry.at(message, 'cookies');
  const said = fields.filter((field) => field.name.toLowerCase() === name).map(({ value }) => value);
  // Without such a field the list has become one.
  if (said.length > 0) addPairs(entry, beside, { list, said, location: 'cookie' });
  addOdd(entry, beside, { list, location: 'cookie' });
}

/** Members of a list that are no pairs, or what stands where there should be a list. */
function addOdd(
  entry: EntryText,
  beside: RecordedBeside[],
  { list, location }: { list: JsonNode | null; location: Place },
): void {
  if (list === null) return;
  const isMap = list.kind === 'object' && location === 'header';
  const odd = list.kind === 'array' ? list.items.filter((item) => !isPair(entry, item)) : isMap ? [] : [list];
  const found = odd.map((node) => entry.anything(node)).filter((sourced) => sourced !== null);
  if (found.length === 0) return;
  const lines = withBetween(
    found.map((one) => [one]),
    separator('\n'),
  );
  beside.push({ ...joinSourced(lines), location, field: null });
}

/** Pseudo fields of HTTP/2 say the request line again; they are searched where they say another. */
function addPseudo(
  entry: EntryText,
  beside: RecordedBeside[],
  { request, url }: { request: JsonNode | null; url: Sourced },
): void {
  let known: AlreadySaid | null = null;
  for (const header of entry.at(request, 'headers')?.items ?? []) {
    const name = entry.text(entry.at(header, 'name')) ?? '';
    const value = entry.sourced(entry.at(header, 'value'));
    if (!name.startsWith(':') || name === ':method' || value === null) continue;
    known ??= new AlreadySaid([url]);
    if (!known.has(value)) beside.push({ ...value, location: 'header', field: name });
  }
}

function addOther(
  beside: RecordedBeside[],
  other: Sourced,
  { said, location, field = null }: { said: Sourced | null; location: Place; field?: string | null },
): void {
  if (other.bytes.byteLength === 0 || new AlreadySaid([said]).has(other)) return;
  beside.push({ ...other, location, field });
}
