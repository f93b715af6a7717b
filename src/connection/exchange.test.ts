import { describe, expect, it } from 'vitest';
import { bytesOf, nowhere, textOf, verbatim } from '../base/index.ts';
import type { Exchange, Recorded, RecordedPeers } from '../capture/index.ts';
import type { Message } from './message.ts';
import { hearAll } from './testing/index.ts';

const peers: RecordedPeers = {
  connection: '7',
  orig: { address: null, port: null },
  resp: { address: '192.0.2.1', port: 443 },
  serverName: 'api.example',
};
const sourced = (text: string) => ({ bytes: bytesOf(text), source: verbatim(0, 10) });

const exchange: Exchange = {
  kind: 'exchange',
  peers,
  origin: { index: 3, offset: 99 },
  request: {
    at: 5,
    method: 'POST',
    scheme: 'https',
    host: 'api.example',
    port: 443,
    target: sourced('/a?b'),
    protocol: 'h2',
    fields: [
      { name: 'content-type', value: sourced('text/plain') },
      { name: 'content-encoding', value: sourced('gzip, br') },
      { name: 'cookie', value: sourced('c=1') },
    ],
    body: { ...sourced('body'), wholeLength: 10 },
  },
  response: { at: 6, status: 200, protocol: 'h2', fields: [], body: null },
};

const messagesOf = (recorded: readonly Recorded[]) =>
  hearAll(recorded).filter((one): one is Message => one.kind === 'message');

describe('ExchangeReader', () => {
  it('makes a request and a response of an exchange', () => {
    const [request, response] = messagesOf([exchange]);
    expect(request).toMatchObject({
      direction: 'request',
      protocol: 'h2',
      method: 'POST',
      host: 'api.example',
      target: '/a?b',
      at: 5,
      missedBytes: 6,
    });
    expect(request?.connection).toMatchObject({
      network: 'tcp',
      transport: 'tls',
      serverName: 'api.example',
    });
    expect(request?.sections.map(({ location, field, bytes }) => [location, field, textOf(bytes)])).toEqual([
      ['url', null, '/a?b'],
      ['header', 'content-type', 'text/plain'],
      ['header', 'content-encoding', 'gzip, br'],
      ['cookie', 'cookie', 'c=1'],
      ['body', null, 'body'],
    ]);
    expect(request?.sections.at(-1)).toMatchObject({
      contentType: 'text/plain',
      contentEncodings: ['gzip', 'br'],
    });
    expect(response).toMatchObject({
      direction: 'response',
      status: 200,
      method: 'POST',
      target: '/a?b',
      at: 6,
      origin: exchange.origin,
    });
  });

  it('keeps one connection for one name, closes it once, and numbers the next', () => {
    const other = { ...exchange, peers: { ...peers, connection: '8' } };
    const closed = hearAll([exchange, exchange, other]).flatMap((one) =>
      one.kind === 'closed' ? [one] : [],
    );
    expect(closed.map(({ from, to }) => [from, to])).toEqual([
      [5, 6],
      [5, 6],
    ]);
    expect(new Set(closed.map(({ connection }) => connection.id)).size).toBe(2);
  });

  it('hands on chunks, refusals and notices, and learns names', () => {
    const notice = { code: 'odd', about: 'a.har', detail: 'It is odd.' };
    const heard = hearAll([
      {
        kind: 'name-answer',
        at: 1,
        name: 'named.example',
        addresses: ['192.0.2.1'],
        origin: exchange.origin,
      },
      {
        kind: 'stream',
        protocol: 'websocket',
        at: 2,
        peers,
        host: 'api.example',
        direction: 'response',
        transport: 'tls',
        content: { bytes: bytesOf('hi'), source: nowhere },
        origin: exchange.origin,
      },
      { kind: 'refusal', at: 3, peers, reason: 'pinned', byteLength: 517, origin: exchange.origin },
      { kind: 'notice', notice },
    ]);
    const [chunk, refused, remark, closed] = heard;
    expect(chunk).toMatchObject({
      kind: 'message',
      protocol: 'websocket',
      direction: 'response',
      byteLength: 2,
    });
    expect(refused).toMatchObject({
      kind: 'refused',
      byteLength: 517,
      reason: 'pinned',
      connection: { dnsName: 'named.example' },
    });
    expect(remark).toEqual({ kind: 'notice', notice });
    expect(closed).toMatchObject({ kind: 'closed', from: 2, to: 3 });
    expect(heard).toHaveLength(4);
  });
});
