import { createHash } from 'node:crypto';
import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { Artefact } from './examined-leaks.ts';

/*
 * A search for values that owes nothing to Telltale: every writing of a value as text, looked for in the bytes as they are and in
 * whatever a few lines can undo. Simple, so that nobody has to believe the decoder and the detector that it stands beside.
 */

/** Shorter writings stand in other text by chance. */
const SHORTEST = 8;
/** Layers in layers that are undone. */
const DEEPEST = 4;

/** Gives a search: of artefacts, `name: identifier` for every one that holds a writing of a value. */
export function plainSearch(
  values: readonly { readonly id: string; readonly value: string }[],
): (artefacts: readonly Artefact[]) => string[] {
  const index = new Map<string, [string, string][]>();
  for (const { id, value } of values)
    for (const writing of writingsOf(value))
      if (writing.length >= SHORTEST) {
        const head = writing.slice(0, SHORTEST);
        const rows = index.get(head);
        if (rows === undefined) index.set(head, [[writing, id]]);
        else if (rows.every(([each]) => each !== writing)) rows.push([writing, id]);
      }
  const isHead = new Uint8Array(1 << 20);
  for (const head of index.keys()) isHead[fold(head, 0)] = 1;
  return (artefacts) =>
    artefacts.flatMap(({ name, bytes }) => {
      const found = new Set<string>();
      const seen = new Set<string>();
      for (const text of [name, Buffer.from(bytes).toString('latin1')])
        search(text, { depth: 0, seen, found, index, isHead });
      return [...found].map((id) => `${name}: ${id}`);
    });
}

interface Looking {
  readonly depth: number;
  readonly seen: Set<string>;
  readonly found: Set<string>;
  readonly index: ReadonlyMap<string, readonly (readonly [string, string])[]>;
  readonly isHead: Uint8Array;
}

function search(text: string, looking: Looking): void {
  const { depth, seen, found, index, isHead } = looking;
  if (text.length < SHORTEST || seen.has(text)) return;
  seen.add(text);
  for (let at = 0; at + SHORTEST <= text.length; at++) {
    if (isHead[fold(text, at)] === 0) continue;
    for (const [writing, id] of index.get(text.slice(at, at + SHORTEST)) ?? [])
      if (text.startsWith(writing, at)) found.add(id);
  }
  if (depth < DEEPEST) for (const inner of insideOf(text)) search(inner, { ...looking, depth: depth + 1 });
}

/** Twenty bits of eight characters. */
function fold(text: string, at: number): number {
  let hash = 0;
  for (let i = at; i < at + SHORTEST; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x9e3779b1);
  return hash >>> 12;
}

/** A value as people and programs write it, in hexadecimal and base64, percent-encoded, and as plain hashes. */
function writingsOf(value: string): Set<string> {
  const digits = value.replace(/\D/g, '');
  const isNumber = /^[+\d][\d ().-]*$/.test(value);
  const plain = new Set([
    value,
    value.toLowerCase(),
    value.toUpperCase(),
    value.replace(/[\s:-]/g, ''),
    ...(isNumber ? [digits, `+${digits}`, digits.slice(-10), `0${digits.slice(-10)}`] : []),
  ]);
  const all = new Set<string>();
  for (const text of plain) {
    const bytes = Buffer.from(text);
    all.add(bytes.toString('latin1')).add(encodeURIComponent(text)).add(text.replaceAll(' ', '+'));
    for (const each of [bytes, ...['md5', 'sha1', 'sha256'].map((name) => hash(name, bytes))]) {
      all.add(each.toString('hex')).add(each.toString('hex').toUpperCase());
      for (const encoding of ['base64', 'base64url'] as const) {
        const whole = each.toString(encoding).replace(/=+$/, '');
        all.add(whole);
        // As the published clients cut a hash.
        if (each !== bytes) all.add(whole.slice(0, 16));
      }
    }
    for (const lead of [1, 2])
      for (const encoding of ['base64', 'base64url'] as const) all.add(shiftedBase64(bytes, lead, encoding));
  }
  return all;
}

function hash(name: string, bytes: Uint8Array): Buffer {
  return createHash(name).update(bytes).digest();
}

/** What of its base64 is the same whatever stands around, where so many bytes stand before it. */
function shiftedBase64(bytes: Uint8Array, lead: number, encoding: 'base64' | 'base64url'): string {
  const text = Buffer.concat([Buffer.alloc(lead), bytes])
    .toString(encoding)
    .replace(/=+$/, '');
  return text.slice(lead + 1, ((lead + bytes.byteLength) % 3 === 0 ? text.length : -1) || undefined);
}

/** What stands inside a text by one layer. */
function* insideOf(text: string): Generator<string> {
  yield* decompressed(text);
  if (/%[0-9A-Fa-f]{2}/.test(text))
    yield text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => letter(hex, 16));
  if (/\\u[0-9A-Fa-f]{4}/.test(text))
    yield text.replace(/\\u([0-9A-Fa-f]{4})/g, (_, hex: string) => letter(hex, 16));
  if (/&#/.test(text))
    yield text
      .replace(/&#x([0-9A-Fa-f]+);/g, (_, hex: string) => letter(hex, 16))
      .replace(/&#(\d+);/g, (_, number: string) => letter(number, 10));
  // UTF-16, either way round.
  if (/(?:[\x20-\x7e]\0){8}/.test(text)) yield text.replaceAll('\0', '');
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{12,}/g)) yield readable(Buffer.from(run, 'base64'));
  for (const [run] of text.matchAll(/(?:[0-9A-Fa-f]{2}){8,}/g)) yield readable(Buffer.from(run, 'hex'));
}

function letter(digits: string, base: number): string {
  return String.fromCharCode(Number.parseInt(digits, base) & 0xffff);
}

/** Bytes that are text or compressed; else nothing. */
function readable(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  const isCompressed = /^(?:\x1f\x8b|PK\x03\x04|x[\x01\x5e\x9c\xda])/.test(text);
  return isCompressed || /[\x20-\x7e]{8}|(?:[\x20-\x7e]\0){8}/.test(text) ? text : '';
}

/** gzip and zlib at the front, members of a zip, streams of a PDF. */
function* decompressed(text: string): Generator<string> {
  const attempt = (from: number, undo: (bytes: Buffer) => Buffer) => {
    try {
      return undo(Buffer.from(text.slice(from), 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  };
  const lenient = { finishFlush: 2 };
  if (text.startsWith('\x1f\x8b')) yield attempt(0, (bytes) => gunzipSync(bytes, lenient));
  if (/^x[\x01\x5e\x9c\xda]/.test(text)) yield attempt(0, (bytes) => inflateSync(bytes, lenient));
  if (text.startsWith('PK\x03\x04'))
    for (const { index } of text.matchAll(/PK\x03\x04/g)) {
      const [name, extra] = [26, 28].map(
        (at) => text.charCodeAt(index + at) + 256 * text.charCodeAt(index + at + 1),
      );
      yield attempt(index + 30 + (name ?? 0) + (extra ?? 0), (bytes) => inflateRawSync(bytes, lenient));
    }
  if (text.startsWith('%PDF'))
    for (const match of text.matchAll(/stream\r?\n/g))
      yield attempt(match.index + match[0].length, (bytes) => inflateSync(bytes, lenient));
}
