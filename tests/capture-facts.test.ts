import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { bytesOf, concatBytes } from '../src/base/index.ts';
import { buildFlows, buildPcap } from '../src/capture/testing/index.ts';
import { buildConversation } from '../src/connection/testing/index.ts';
import { renderText } from '../src/report/index.ts';
import { examineFiles } from './examine-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'telltale-facts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CASE = JSON.stringify({
  telltale: 'case/1',
  device: { market: 'IN' },
  identity: [{ id: 'tel', kind: 'contact-number', value: '+91 81224 37439' }],
});

const asked = bytesOf('GET /x?tel=%2B918122437439 HTTP/1.1\r\nHost: a.example\r\n\r\n');

/** Frames as PCAPdroid writes them: addresses of zeros, and a trailer that names the app. */
function framesOf(app: string) {
  const trailer = concatBytes([
    Uint8Array.of(1, 7, 0x20, 0x21, 0, 0, 0x27, 0x8b),
    bytesOf(app),
    new Uint8Array(24 - app.length),
  ]);
  return buildConversation({ turns: [{ from: 'orig', bytes: asked }] }).map((packet) => {
    const bytes = concatBytes([packet.bytes, trailer]);
    bytes.fill(0, 0, 12);
    return { ...packet, bytes };
  });
}

function examined(name: string, bytes: Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return examineFiles([path], CASE);
}

const pcap = buildPcap({ linkType: 1, packets: framesOf('Cloud') });

const request = {
  ...{ method: 'GET', scheme: 'http', host: 'a.example', port: 80, authority: '' },
  ...{ path: '/x?tel=%2B918122437439', http_version: 'HTTP/1.1', headers: [], content: '' },
};
const flows = buildFlows([{ version: 21, type: 'http', request, metadata: { package: 'com.vendor.cloud' } }]);

test.each([
  ["PCAPdroid's trailer", 'a.pcap', pcap, 'Cloud'],
  ["a flow's metadata", 'a.mitm', flows, 'com.vendor.cloud'],
])('the app that %s names stands with the sighting, and in the text', (_name, file, bytes, app) => {
  const examination = examined(file, bytes);
  expect(examination.sightings).toMatchObject([{ identifier: 'tel', app }]);
  expect(renderText(examination, { width: 200, colour: false })).toContain(` · by ${app}`);
});

test.each([
  ['gzip', gzipSync(pcap)],
  ['zstd', zstdCompressSync(pcap)],
])('a capture in %s gives the sightings of the capture', (compression, packed) => {
  const plain = examined('plain.pcap', pcap);
  const examination = examined('plain.pcap', packed);
  expect(examination.captures).toMatchObject([
    { format: 'pcap', compression, byteLength: packed.byteLength },
  ]);
  expect(examination.sightings).toEqual(plain.sightings);
  expect(examination.sightings).toHaveLength(1);
});
