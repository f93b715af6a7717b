import { describe, expect, it } from 'vitest';
import type { Exchange, StreamChunk } from '../recorded.ts';
import { entryOf, readText, said, standing } from './testing/index.ts';

describe('what producers add to HAR', () => {
  it('reads the messages of a WebSocket', () => {
    const text = JSON.stringify({
      log: {
        entries: [
          entryOf(
            { url: 'wss://example.org/s' },
            { status: 101 },
            {
              _webSocketMessages: [
                { type: 'send', time: 1_693_314_240.7948081, opcode: 1, data: 'fo"o' },
                { type: 'receive', time: 'x', opcode: 2, data: 'aGVsbG8=' },
                { type: 'error', time: 1, opcode: -1, data: 'not sent' },
                { type: 'send' },
              ],
            },
          ),
        ],
      },
    });
    const [exchange, ...rest] = readText(text) as [Exchange, ...StreamChunk[]];
    expect(rest.map(({ content, ...chunk }) => ({ ...chunk, content: said(content) }))).toMatchObject([
      { protocol: 'websocket', direction: 'request', transport: 'tls', host: 'example.org', content: 'fo"o' },
      { direction: 'response', at: 1_693_314_240_794_808, content: 'hello', origin: exchange.origin },
    ]);
    expect(standing(text, rest[0]?.content)).toEqual(['fo\\"o']);
    expect(standing(text, rest[1]?.content, { start: 3, end: 5 })).toEqual(['bG8']);
  });

  it('reads refused interceptions as HTTP Toolkit lists them', () => {
    const _tlsErrors = [
      {
        startedDateTime: '2024-01-02T03:04:05Z',
        cause: 'cert-rejected',
        hostname: 'pinned.example',
        clientPort: 9,
      },
      { cause: 'Anything else!', tlsMetadata: { sniHostname: 'other.example' } },
    ];
    expect(readText(JSON.stringify({ log: { entries: [], _tlsErrors } }))).toMatchObject([
      {
        kind: 'refusal',
        reason: 'cert-rejected',
        peers: { serverName: 'pinned.example', orig: { port: 9 } },
      },
      { kind: 'refusal', reason: 'unknown', peers: { serverName: 'other.example' } },
    ]);
  });

  it.each<[string, object, object | undefined]>([
    ['Playwright', { protocol: 'TLS 1.3', subjectName: 'a.example' }, { version: 'TLS 1.3', cipher: null }],
    [
      'chrome-har',
      { protocol: 'TLS 1.0', keyExchange: 'ECDHE_RSA', cipher: 'AES_128_CBC' },
      { version: 'TLS 1.0', cipher: 'AES_128_CBC' },
    ],
    ['QUIC', { protocol: 'QUIC', cipher: 'AES_128_GCM' }, { version: 'TLS 1.3', cipher: 'AES_128_GCM' }],
    ['words that say nothing', { protocol: 'secure', cipher: 7 }, undefined],
    ['nothing', {}, undefined],
  ])('reads what TLS came to as %s tells it', (_, details, tls) => {
    const entry = entryOf({ url: 'https://example.org/' }, { status: 200 }, { _securityDetails: details });
    const [exchange] = readText(JSON.stringify({ log: { entries: [entry] } })) as [Exchange];
    expect(exchange.peers.tls).toEqual(tls);
  });
});
