import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, type Sourced, textOf } from '../../base/index.ts';
import type { Recorded } from '../recorded.ts';
import { plain } from '../testing/index.ts';
import { exchangesIn, readText, standing } from './testing/index.ts';

/** A string as JSON may write it: plain, or any of its characters in escapes. */
const written = fc
  .array(fc.tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.boolean()))
  .map((all) =>
    all
      .map(([character, escaped]) =>
        escaped
          ? Array.from(
              { length: character.length },
              (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
            ).join('')
          : JSON.stringify(character).slice(1, -1),
      )
      .join(''),
  );

const someEntry = fc
  .tuple(written, written, written, fc.uint8Array(), written)
  .map(
    ([path, field, body, binary, message]) =>
      `{"startedDateTime":"2024-01-02T03:04:05Z","request":{"method":"POST","url":"https:\\/\\/example.org/${path}",` +
      `"cookies":[{"name":"${field}","value":"${body}"}],"headers":[{"name":"X","value":"${field}"}],` +
      `"postData":{"params":[{"name":"${body}","value":"${field}"}]}},"response":{"status":200,"content":` +
      `{"encoding":"base64","text":"${Buffer.from(binary).toString('base64').replaceAll('/', '\\/')}"}},` +
      `"_webSocketMessages":[{"type":"send","time":1,"data":"${message}"}]}`,
  );

const someHar = fc
  .array(someEntry, { maxLength: 4 })
  .map((entries) => `{"log":{"creator":{"name":"}]\\""},"entries":[${entries.join(' ,\n')}]}}`);

/** Values that stand in the file in one run, and values put together from several. */
function valuesIn(record: Recorded): { direct: Sourced[]; joined: Sourced[] } {
  if (record.kind === 'stream') return { direct: [record.content], joined: [] };
  if (record.kind !== 'exchange') return { direct: [], joined: [] };
  const { target, fields, body } = record.request;
  const named = (name: string) => fields.filter((field) => field.name === name).map(({ value }) => value);
  return { direct: [target, ...named('X')], joined: [...named('Cookie'), ...(body ? [body] : [])] };
}

/** Some run of whole characters of a value: its text, and its span in bytes. */
function runOf(value: Sourced, a: number, b: number) {
  const characters = [...textOf(value.bytes)];
  const from = a % (characters.length + 1);
  const to = from + (b % (characters.length + 1 - from));
  const start = bytesOf(characters.slice(0, from).join('')).byteLength;
  const text = characters.slice(from, to).join('');
  return { text, span: { start, end: start + bytesOf(text).byteLength } };
}

const unescaped = (raw: string) => (JSON.parse(`"${raw}"`) as string).toWellFormed();

describe('readHar on any text', () => {
  it('points any span at the raw text that unescapes to exactly it', () => {
    fc.assert(
      fc.property(someHar, fc.nat(), fc.nat(), (text, a, b) => {
        for (const value of readText(text).flatMap((record) => valuesIn(record).direct)) {
          const run = runOf(value, a, b);
          expect(standing(text, value, run.span).map(unescaped).join('')).toBe(run.text);
        }
      }),
    );
  });

  it('points spans of values put together at all of it but the separators', () => {
    fc.assert(
      fc.property(someHar, fc.nat(), fc.nat(), (text, a, b) => {
        for (const value of readText(text).flatMap((record) => valuesIn(record).joined)) {
          const run = runOf(value, a, b);
          let rest = run.text;
          for (const piece of standing(text, value, run.span).map(unescaped)) {
            const at = rest.indexOf(piece);
            expect(['', '=', '&', '; ', '=&']).toContain(rest.slice(0, at));
            rest = rest.slice(at + piece.length);
          }
          expect(['', '=', '&', '; ', '=&', ';', ' ']).toContain(rest);
        }
      }),
    );
  });

  it('points at the base64 that holds the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.nat(), (binary, a) => {
        const base64 = Buffer.from(binary).toString('base64').replaceAll('/', '\\/');
        const url = 'https://e.org/';
        const text = `{"log":{"entries":[{"request":{"url":"${url}"},"response":{"status":200,"content":{"encoding":"base64","text":"${base64}"}}}]}}`;
        const body = exchangesIn(readText(text))[0]?.response?.body;
        const start = a % binary.byteLength;
        const [raw] = standing(text, body, { start, end: start + 1 });
        const held = Buffer.from(JSON.parse(`"${raw}"`), 'base64');
        expect(held[start % 3]).toBe(binary[start]);
      }),
    );
  });

  it('gives the same records however the file is cut into chunks', () => {
    fc.assert(
      fc.property(someHar, fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (text, lengths) => {
        expect(readText(text, lengths).map(plain)).toEqual(readText(text).map(plain));
      }),
    );
  });

  it('throws nothing but its own error, whatever is changed, cut or repeated', () => {
    const change = fc.tuple(
      fc.nat(),
      fc.integer({ min: 0, max: 6 }),
      fc.constantFrom(...'{}[]",:\\0u', '\n', '\0', '\xff'),
    );
    fc.assert(
      fc.property(someHar, fc.array(change, { minLength: 1, maxLength: 6 }), (text, changes) => {
        let bytes = Buffer.from(bytesOf(text));
        for (const [where, length, byte] of changes) {
          const at = where % (bytes.byteLength + 1);
          bytes = Buffer.concat([
            bytes.subarray(0, at),
            Buffer.from(byte, 'latin1'),
            bytes.subarray(at + length),
          ]);
        }
        try {
          readText(bytes, [7, 64]).map(plain);
        } catch (error) {
          expect(error).toMatchObject({ name: 'TelltaleError', code: 'capture-format' });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('throws nothing but its own error for random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const inside = Buffer.concat([bytesOf('{"log":{"entries":['), bytes]);
        for (const all of [bytes, inside]) {
          try {
            readText(all, [3]).map(plain);
          } catch (error) {
            expect(error).toMatchObject({ code: 'capture-format' });
          }
        }
      }),
    );
  });
});
