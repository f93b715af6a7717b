import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { bytesOf } from '../src/base/index.ts';
import { buildPcap } from '../src/capture/testing/index.ts';
import { buildConversation } from '../src/connection/testing/index.ts';
import type { Sighting } from '../src/judge/index.ts';
import { examineFiles } from './examine-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'telltale-pieces-'));
afterAll(() => rmSync(folder, { recursive: true }));

const NUMBER = '+91 81224 37439';
const NAME = 'Asha "Testcase" Ünal';
const CASE = JSON.stringify({
  telltale: 'case/1',
  device: { market: 'IN' },
  identity: [
    { id: 'tel', kind: 'contact-number', value: NUMBER },
    { id: 'name', kind: 'contact-name', value: NAME },
  ],
});

/** What each outermost layer's bytes, as they stand in the file, decode to. */
const OPEN: Record<string, (encoded: Buffer) => string> = {
  percent: (encoded) => decodeURIComponent(encoded.toString().replaceAll('+', ' ')),
  base64: (encoded) => Buffer.from(encoded.toString(), 'base64').toString(),
  gzip: (encoded) => gunzipSync(encoded).toString(),
  'json-string': (encoded) => JSON.parse(`"${encoded}"`),
  none: (encoded) => encoded.toString(),
};

function encodedBytes(path: string, { origin }: Sighting): Buffer {
  const file = readFileSync(path);
  return Buffer.concat(
    origin.pieces.map(({ offset, byteLength }) => file.subarray(offset, offset + byteLength)),
  );
}

const telephone = (text: string) => text.replaceAll(' ', '').includes('+918122437439');

const BODIES: readonly [string, string, Buffer | string, string][] = [
  ['none', 'application/json', JSON.stringify({ tel: '+918122437439' }), ''],
  ['percent', 'application/x-www-form-urlencoded', `a=1&tel=${encodeURIComponent('+918122437439')}&b=2`, ''],
  [
    'base64',
    'application/json',
    JSON.stringify({ p: Buffer.from('{"tel":"+918122437439","x":"y"}').toString('base64') }),
    '',
  ],
  [
    'gzip',
    'application/json',
    gzipSync(JSON.stringify({ tel: '+918122437439', more: 'x'.repeat(40) })),
    'gzip',
  ],
  ['json-string', 'application/json', JSON.stringify({ p: JSON.stringify({ tel: '+918122437439' }) }), ''],
];

for (const cut of [1, 7, 40]) {
  test.each(BODIES)(
    `in a pcap cut every ${cut} bytes, the pieces of a number under %s are its encoded bytes`,
    (layer, type, body, coding) => {
      const content = Buffer.from(body as string);
      const head = `POST /x HTTP/1.1\r\nHost: a.example\r\nContent-Type: ${type}\r\n${coding === '' ? '' : `Content-Encoding: ${coding}\r\n`}Content-Length: ${content.length}\r\n\r\n`;
      const message = Buffer.concat([bytesOf(head), content]);
      const packets = buildConversation({
        turns: [{ from: 'orig', bytes: message }],
        cuts: () => Array.from({ length: Math.ceil(message.length / cut) }, () => cut),
      });
      const path = join(folder, `${layer}-${cut}.pcap`);
      writeFileSync(path, buildPcap({ linkType: 1, packets }));
      const [sighting, ...more] = examineFiles([path], CASE).sightings;
      expect(more).toEqual([]);
      expect(sighting?.layers[0] ?? 'none').toBe(layer);
      const encoded = encodedBytes(path, sighting as Sighting);
      expect(telephone(OPEN[layer]?.(encoded) ?? '')).toBe(true);
      if (layer !== 'gzip') expect(encoded.length).toBeLessThan(64);
      if (cut < 13) expect(sighting?.origin.pieces.length).toBeGreaterThan(1);
    },
  );
}

test('in a HAR, the pieces are the bytes of the JSON text', () => {
  const inner = JSON.stringify({ name: NAME, p: Buffer.from(`tel=${NUMBER}`).toString('base64') });
  const har = {
    log: {
      entries: [
        {
          startedDateTime: '2026-03-02T09:00:00Z',
          request: {
            method: 'POST',
            url: 'https://a.example/x',
            headers: [],
            postData: { mimeType: 'application/json', text: inner },
          },
          response: {
            status: 200,
            headers: [],
            content: { text: Buffer.from(`{"tel":"${NUMBER}"}`).toString('base64'), encoding: 'base64' },
          },
        },
      ],
    },
  };
  const path = join(folder, 'x.har');
  writeFileSync(path, JSON.stringify(har));
  const { sightings } = examineFiles([path], CASE);
  const seen = sightings.map(
    (sighting) => [sighting.identifier, sighting.layers, encodedBytes(path, sighting).toString()] as const,
  );
  expect(seen.map(([identifier, layers]) => [identifier, layers])).toEqual([
    ['name', ['json-string']],
    ['tel', ['base64']],
    ['tel', []],
  ]);
  // The file's own JSON adds one more escaping, which is the file's and no layer of the message.
  const [name, request, response] = seen.map(([, , encoded]) => encoded) as [string, string, string];
  expect(JSON.parse(`"${JSON.parse(`"${name}"`)}"`)).toContain('Asha "Testcase"');
  expect(telephone(Buffer.from(request, 'base64').toString())).toBe(true);
  expect(telephone(Buffer.from(response, 'base64').toString())).toBe(true);
});

test('the same captures give the same bytes of output', () => {
  const paths = ['first-boot.pcap', 'app.har'].map((name) =>
    join(import.meta.dirname, '..', 'examples', name),
  );
  const caseText = readFileSync(join(import.meta.dirname, '..', 'examples', 'case.yaml'), 'utf8');
  const once = () => JSON.stringify(examineFiles(paths, caseText, { messages: true }));
  expect(once()).toBe(once());
});

test('no value of the identity stands in the output unless it is asked for', () => {
  const paths = ['first-boot.pcap', 'app.har'].map((name) =>
    join(import.meta.dirname, '..', 'examples', name),
  );
  const caseText = readFileSync(join(import.meta.dirname, '..', 'examples', 'case.yaml'), 'utf8');
  const values = [...caseText.matchAll(/value: "([^"]{6,})"/g)].flatMap(([, value = '']) => [
    value,
    value.replaceAll(' ', ''),
    encodeURIComponent(value),
  ]);
  const hidden = JSON.stringify(examineFiles(paths, caseText, { messages: true }));
  expect(values.filter((value) => hidden.includes(value))).toEqual([]);
  const shown = JSON.stringify(examineFiles(paths, caseText, { messages: true, reveal: true }));
  expect(values.filter((value) => shown.includes(value)).length).toBeGreaterThan(5);
});
