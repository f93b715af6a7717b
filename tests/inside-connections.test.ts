import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { bytesOf, concatBytes } from '../src/base/index.ts';
import { buildPcap } from '../src/capture/testing/index.ts';
import {
  buildConversation,
  buildHttp2Fields,
  buildHttp2Frame,
  buildWebSocketFrame,
  type FramePlan,
  HTTP2_PREFACE,
  type Turn,
} from '../src/connection/testing/index.ts';
import { examineFiles } from './examine-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'telltale-inside-'));
afterAll(() => rmSync(folder, { recursive: true }));

const IMEI = '490154203237518';
const CASE = JSON.stringify({ telltale: 'case/1', identity: [{ id: 'imei1', kind: 'imei', value: IMEI }] });

const asks = (...parts: readonly Uint8Array[]): Turn => ({ from: 'orig', bytes: concatBytes(parts) });
const answers = (...parts: readonly Uint8Array[]): Turn => ({ from: 'resp', bytes: concatBytes(parts) });
const text = bytesOf;

const frames = (...plans: readonly FramePlan[]) => concatBytes(plans.map(buildHttp2Frame));
const headers = (stream: number, payload: Uint8Array, flags: number): FramePlan => ({
  type: 'HEADERS',
  flags: 4 | flags,
  stream,
  payload,
});
const post = (path: string, type: string) =>
  buildHttp2Fields({ ':method': 'POST', ':path': path, ':authority': 'a.example', 'content-type': type });

function grpcOf(message: Uint8Array, flag = 0): Uint8Array {
  return concatBytes([Uint8Array.of(flag, 0, 0, 0, message.length), message]);
}
const protobuf = concatBytes([Uint8Array.of(0x0a, IMEI.length), text(IMEI), Uint8Array.of(0x10, 7)]);

const opens = asks(HTTP2_PREFACE, frames({ type: 'SETTINGS' }));
const inBody = (type: string, body: Uint8Array): Turn[] => [
  opens,
  asks(frames(headers(1, post('/', type), 0), { type: 'DATA', stream: 1, payload: body.subarray(0, 7) })),
  asks(frames({ type: 'DATA', flags: 1, stream: 1, payload: body.subarray(7) })),
];

const upgrade = [
  asks(text('GET /live HTTP/1.1\r\nHost: a.example\r\nUpgrade: websocket\r\n\r\n')),
  answers(text('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n')),
];
const packed = (words: string) =>
  new Uint8Array(deflateRawSync(words, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4));

/** What stands in a connection, and the sightings that must come of it, by where and under what they stand. */
const CASES: readonly [string, readonly Turn[], readonly string[]][] = [
  ['gRPC over HTTP/2', inBody('application/grpc', grpcOf(protobuf)), ['a.example body/grpc/protobuf:1']],
  [
    'compressed gRPC over HTTP/2',
    inBody('application/grpc', grpcOf(new Uint8Array(gzipSync(protobuf)), 1)),
    ['a.example body/grpc/gzip/protobuf:1'],
  ],
  [
    'gRPC-Web as text',
    inBody('application/grpc-web-text', text(Buffer.from(grpcOf(protobuf)).toString('base64'))),
    ['a.example body/base64/grpc/protobuf:1'],
  ],
  [
    'a field of HTTP/2 that is spelled out once and referred to once',
    [
      opens,
      asks(frames(headers(1, concatBytes([post('/', 'x'), buildHttp2Fields({ 'x-imei': IMEI }, true)]), 1))),
      asks(frames(headers(3, concatBytes([post('/3', 'x'), Uint8Array.of(0xbe)]), 1))),
    ],
    ['a.example header:x-imei', 'a.example header:x-imei'],
  ],
  [
    'a compressed message of a WebSocket behind a SOCKS proxy',
    [
      asks(Uint8Array.of(4, 1, 0, 80, 192, 0, 2, 7, 0)),
      answers(Uint8Array.of(0, 90, 0, 0, 0, 0, 0, 0)),
      ...upgrade,
      asks(
        buildWebSocketFrame({
          opcode: 1,
          payload: packed(`{"imei":"${IMEI}"}`),
          isCompressed: true,
          mask: [1, 2, 3, 4],
        }),
      ),
    ],
    ['a.example stream/json:/imei'],
  ],
  [
    'a user of a SOCKS proxy',
    [
      asks(concatBytes([Uint8Array.of(4, 1, 0, 80, 192, 0, 2, 7), text(IMEI), Uint8Array.of(0)])),
      answers(Uint8Array.of(0, 90, 0, 0, 0, 0, 0, 0)),
    ],
    ['192.0.2.80 stream'],
  ],
];

test.each(CASES)('%s is seen through', (name, turns, wanted) => {
  const path = join(folder, 'one.pcap');
  writeFileSync(path, buildPcap({ linkType: 1, packets: buildConversation({ turns }) }));
  const { sightings, destinations, coverage } = examineFiles([path], CASE);
  const hosts = new Map(destinations.map(({ id, host }) => [id, host.value]));
  expect(sightings.map(({ destination, path }) => `${hosts.get(destination)} ${path}`)).toEqual(wanted);
  expect(coverage.bytes.payload).toBe(turns.reduce((sum, { bytes }) => sum + bytes.length, 0));
  // Where it stands as it is, the places lead to it, also from a field that only refers to it.
  if (!name.startsWith('a field')) return;
  const file = readFileSync(path);
  for (const { origin } of sightings) {
    const [first] = origin.pieces;
    expect(file.subarray(first?.offset, (first?.offset ?? 0) + (first?.byteLength ?? 0)).toString()).toBe(
      IMEI,
    );
  }
  expect(sightings.map(({ origin }) => origin.pieces.length).sort()).toEqual([1, 2]);
});
