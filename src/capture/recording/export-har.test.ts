import { describe, expect, it } from 'vitest';
import { bytesOf, nowhere } from '../../base/index.ts';
import { inputOf } from '../byte-input.ts';
import { openCapture } from '../open-capture.ts';
import type { Exchange, Recorded, RecordedBody, StreamChunk } from '../recorded.ts';
import { harOf } from './export-har.ts';
import { withoutPlaces } from './testing/index.ts';

const AT = 1_407_000_000_000_000;
const peers = {
  connection: 'live-1',
  orig: { address: null, port: null },
  resp: { address: '42.62.48.81', port: 80 },
  serverName: null,
};

const text = (value: string) => ({ bytes: bytesOf(value), source: nowhere });
const body = (bytes: Uint8Array): RecordedBody => ({ bytes, source: nowhere, wholeLength: null });

function exchange(
  request: Partial<Exchange['request']>,
  response: Partial<NonNullable<Exchange['response']>> | null,
): Exchange {
  return {
    kind: 'exchange',
    peers: { ...peers, resp: { ...peers.resp, port: request.port ?? 80 } },
    request: {
      at: AT,
      method: 'GET',
      scheme: 'http',
      host: 'api.example.org',
      port: 80,
      target: text('/pass/user@id?externalId=%2B919812345678'),
      protocol: 'http/1.1',
      fields: [{ name: 'Host', value: text('api.example.org') }],
      body: null,
      ...request,
    },
    response:
      response === null
        ? null
        : {
            at: AT + 1_500,
            status: 200,
            protocol: request.protocol ?? 'http/1.1',
            fields: [],
            body: null,
            ...response,
          },
    origin: { index: 0, offset: 0 },
  };
}

function readBack(values: readonly Recorded[]): unknown[] {
  const capture = openCapture('memory', { input: inputOf([bytesOf(harOf(values))], 'a.har') });
  return [...capture.records()].map(withoutPlaces);
}

describe('harOf', () => {
  const type = { name: 'Content-Type', value: text('text/plain') };
  const json = { name: 'content-type', value: text('application/json') };
  it.each([
    ['a plain request', exchange({}, {})],
    ['one that nobody answered', exchange({}, null)],
    [
      'what TLS came to',
      {
        ...exchange({ scheme: 'https', port: 443 }, {}),
        peers: {
          ...peers,
          resp: { ...peers.resp, port: 443 },
          tls: { version: 'TLS 1.0', cipher: 'TLS_RSA_WITH_AES_128_CBC_SHA' },
        },
      } satisfies Exchange,
    ],
    ['another port', exchange({ port: 8080 }, {})],
    [
      'HTTP/2 over TLS with bodies',
      exchange(
        {
          scheme: 'https',
          port: 443,
          protocol: 'h2',
          method: 'POST',
          fields: [json],
          body: body(bytesOf('{"imei":"1"}')),
        },
        { fields: [json], body: body(bytesOf('{"phone":"2"}')) },
      ),
    ],
    [
      'bodies that are no text',
      exchange(
        { method: 'POST', body: body(Uint8Array.of(0, 255, 1)) },
        { fields: [type], body: body(Uint8Array.of(31, 139, 8)) },
      ),
    ],
    [
      'a text with quotes and accents',
      exchange({ method: 'POST', fields: [type], body: body(bytesOf('"é"\n\u2028')) }, {}),
    ],
  ])('gives back %s', (_name, value) => {
    expect(readBack([value])).toEqual([withoutPlaces(value)]);
  });

  it('gives back messages of a WebSocket', () => {
    const handshake = exchange({ scheme: 'wss', port: 443 }, { status: 101 });
    const message = (at: number, direction: 'request' | 'response', bytes: Uint8Array): StreamChunk => ({
      kind: 'stream',
      protocol: 'websocket',
      at,
      peers: handshake.peers,
      host: 'api.example.org',
      direction,
      transport: 'tls',
      content: { bytes, source: nowhere },
      origin: { index: 0, offset: 0 },
    });
    const values = [
      handshake,
      message(AT + 2_000, 'request', bytesOf('hello')),
      message(AT + 3_000, 'response', Uint8Array.of(0, 200)),
    ];
    expect(readBack(values)).toEqual(values.map(withoutPlaces));
  });

  it('gives back refusals', () => {
    const refusal: Recorded = {
      kind: 'refusal',
      at: AT,
      peers: {
        connection: null,
        orig: { address: '127.0.0.1', port: 4 },
        resp: { address: null, port: 443 },
        serverName: 'pinned.example.org',
      },
      reason: 'cert-rejected',
      origin: { index: 0, offset: 0 },
    };
    expect(readBack([refusal])).toEqual([withoutPlaces(refusal)]);
  });
});
