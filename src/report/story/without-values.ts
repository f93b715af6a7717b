import { Buffer } from 'node:buffer';
import type { Examination } from '../../judge/index.ts';

/**
 * An examination that was made with its values shown, without them: what stood there is left out, and where else a text
 * that a capture gave (a host name, a field) holds it, its identifier's name stands in its place; also where it is
 * percent-encoded, base64 or hexadecimal. One that was made without values is given back as it is.
 */
export function withoutValues(examination: Examination): Examination {
  const names = new Map<string, string>();
  const add = (value: string | undefined, id: string) => {
    for (const written of value ? writingsOf(value) : []) names.set(written.toLowerCase(), id);
  };
  for (const { seen, identifier } of examination.sightings) add(seen, identifier);
  for (const { value, id } of examination.guesses ?? []) add(value, id);
  if (names.size === 0) return examination;
  // Longer ones first: one may hold another.
  const values = [...names.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(values.map((value) => value.replace(/[^a-z0-9]/g, escapeOf)).join('|'), 'giu');
  const redact = (text: string) =>
    text.replace(pattern, (value) => `‹${names.get(value.toLowerCase()) ?? '…'}›`);
  const { sightings, guesses, ...rest } = examination;
  return {
    ...(within(rest, '', redact) as typeof rest),
    sightings: sightings.map(({ seen: _, ...sighting }) => within(sighting, '', redact) as typeof sighting),
    ...(guesses === undefined
      ? {}
      : { guesses: guesses.map(({ value: _, ...guess }) => within(guess, '', redact) as typeof guess) }),
  };
}

function writingsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  const base64 = bytes.toString('base64').replace(/=+$/, '');
  return [
    value,
    encodeURIComponent(value.toWellFormed()),
    base64,
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ];
}

function escapeOf(sign: string): string {
  return `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Fields whose texts come from captures, or are sentences about them; ids, hashes and moments hold no value. */
const TEXTS: ReadonlySet<string> = new Set([
  'about',
  'because',
  'detail',
  'field',
  'file',
  'host',
  'missing',
  'name',
  'namedBy',
  'path',
  'target',
  'value',
]);

/** As deep as an examination is, which its schema bounds. */
function within(value: unknown, name: string, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return TEXTS.has(name) ? redact(value) : value;
  if (Array.isArray(value)) return value.map((item) => within(item, name, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, within(item, key, redact)]));
}
