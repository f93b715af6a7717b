import { type JsonNode, nowhere, type Sourced } from '../../base/index.ts';
import type { RecordedBody } from '../recorded.ts';
import { decodeBase64Text } from './base64-body.ts';
import type { EntryText } from './entry-text.ts';
import { joinSourced } from './entry-text.ts';
import { readPairs, separator, withBetween } from './fields.ts';

/** A size that exceeds what is there by less than this says nothing: headers of compression, a byte order mark. */
const SIZE_SLACK = 64;

/**
 * The body of a request: as text; as `_content`, where HTTP Toolkit keeps what no text can hold; or as the
 * parameters of a form, joined again. Null where there was none.
 */
export function readRequestBody(entry: EntryText, request: JsonNode | null): RecordedBody | null {
  const postData = entry.at(request, 'postData');
  const size = entry.number(entry.at(request, 'bodySize'));
  for (const holder of [postData, entry.at(request, '_content')]) {
    const text = readText(entry, holder);
    if (text !== null) return { ...text, wholeLength: wholeLength(text, size) };
  }
  const params = readPairs(entry, entry.at(postData, 'params'));
  if (params.length > 0) return { ...joinSourced(withBetween(params, separator('&'))), wholeLength: null };
  return missing(size);
}

/** The content of a response. `isBodyless` where HTTP allows no body, whatever sizes are written. */
export function readResponseBody(
  entry: EntryText,
  response: JsonNode,
  options: { readonly isBodyless: boolean },
): RecordedBody | null {
  const content = entry.at(response, 'content');
  const size = entry.number(entry.at(content, 'size'));
  const text = readText(entry, content);
  if (text !== null) return { ...text, wholeLength: wholeLength(text, size) };
  if (options.isBodyless) return null;
  return missing(size) ?? missing(entry.number(entry.at(response, 'bodySize')));
}

/** What `text` holds; null where there is none or it is empty. */
function readText(entry: EntryText, holder: JsonNode | null): Sourced | null {
  // Some producers write the text itself in its holder's place, or its JSON not as a text.
  const text = holder?.kind === 'object' ? entry.anything(entry.at(holder, 'text')) : entry.anything(holder);
  if (text === null || text.bytes.byteLength === 0) return null;
  const encoding = entry.text(entry.at(holder, 'encoding')) ?? entry.text(entry.at(holder, '_encoding'));
  return encoding?.trim().toLowerCase() === 'base64' ? decodeBase64Text(text) : text;
}

/**
 * Producers disagree about what a size counts: bytes before or after decompression, before or after they were
 * turned into UTF-8. All of that explains at most half of a body; where more is missing, it was cut.
 */
function wholeLength(text: Sourced, size: number | null): number | null {
  return size !== null && size > 2 * text.bytes.byteLength + SIZE_SLACK ? Math.floor(size) : null;
}

/** A body of which only its size is known. */
function missing(size: number | null): RecordedBody | null {
  if (size === null || size < 1) return null;
  return { bytes: new Uint8Array(0), source: nowhere, wholeLength: Math.floor(size) };
}
