import { describe, expect, it } from 'vitest';
import { bytesOf, nowhere, textOf, verbatim } from '../base/index.ts';
import type { Exchange, Recorded, RecordedPeers } from '../capture/index.ts';
import type { Message } from './message.ts';
import { REPEATED_BYTES } from './stream/stream-chunks.ts';
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
      ['header', ':authority', 'api.example'],
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

  const field = (name: string, value: string) => ({ name, value: sourced(value) });
  it.each<[string, Partial<Exchange['request']>, [string, string | null, string][]]>([
    ['no field names', {}, [['header', ':authority', 'api.example']]],
    ['no field of HTTP/1 names', { protocol: 'http/1.1' }, [['header', 'Host', 'api.example']]],
    [
      'a field names',
      { fields: [field('host', 'API.example:443')] },
      [['header', 'host', 'API.example:443']],
    ],
    [
      'a field names otherwise',
      { fields: [field('Host', 'other.example')] },
      [
        ['header', ':authority', 'api.example'],
        ['header', 'Host', 'other.example'],
      ],
    ],
    ['the target of CONNECT names', { method: 'CONNECT', target: sourced('api.example:443') }, []],
  ])('searches the host that %s once', (_, changes, expected) => {
    const [message] = messagesOf([
      { ...exchange, request: { ...exchange.request, fields: [], body: null, ...changes } },
    ]);
    const [, ...sections] = message?.sections ?? [];
    expect(sections.map(({ location, field, bytes }) => [location, field, textOf(bytes)])).toEqual(expected);
  });

  it('searches names that are not in every message, and what stands beside the rest, and counts neither', () => {
    const fields = [
      field('Host', 'api.example'),
      field('X-123', '1'),
      { ...field('Y_4', '2'), writtenName: sourced('Y_4') },
    ];
    const beside = [{ location: 'body', field: null, ...sourced('i=9') }] as const;
    const [message] = messagesOf([
      { ...exchange, request: { ...exchange.request, fields, body: null, beside } },
    ]);
    const [names, other] = message?.sections.slice(-2) ?? [];
    expect([names?.location, names?.field, textOf(names?.bytes ?? bytesOf(''))]).toEqual([
      'header',
      null,
      'X-123\nY_4',
    ]);
    expect(names?.source.pieces({ start: 0, end: 9 })).toEqual([{ index: 0, offset: 10, byteLength: 3 }]);
    expect([other?.location, textOf(other?.bytes ?? bytesOf(''))]).toEqual(['body', 'i=9']);
    expect(message?.byteLength).toBe('/a?bapi.example12'.length);
  });

  it.each<[string, Recorded[], string[]]>([
    ['that the host repeats', [exchange, exchange], []],
    [
      'that the host does not repeat, once',
      [1, 2].map(() => ({ ...exchange, peers: { ...peers, serverName: 'sni-9.example' } })),
      ['sni-9.example'],
    ],
    [
      'of a connection that was refused',
      [{ kind: 'refusal', at: 3, peers, reason: 'pinned', origin: exchange.origin }],
      ['api.example'],
    ],
  ])('searches a server name %s', (_, recorded, expected) => {
    const told = messagesOf(recorded).filter(({ protocol }) => protocol === 'tls');
    expect(
      told.map(({ byteLength, sections }) => [
        byteLength,
        ...sections.map(({ location, bytes }) => [location, textOf(bytes)]),
      ]),
    ).toEqual(expected.map((name) => [0, ['sni', name]]));
  });

  it('repeats the end of a TCP stream in its next piece, each direction and connection for itself', () => {
    const piece = (text: string, offset: number, changes: object = {}): Recorded => ({
      kind: 'stream',
      protocol: 'tcp',
      at: 2,
      peers,
      host: 'api.example',
      direction: 'request',
      transport: 'tls',
      content: { bytes: bytesOf(text), source: verbatim(1, offset) },
      origin: exchange.origin,
      ...changes,
    });
    const messages = messagesOf([
      piece('xx 4901542', 100),
      piece('other', 200, { direction: 'response' }),
      piece('another', 300, { peers: { ...peers, connection: '8' } }),
      piece('web', 350, { protocol: 'websocket' }),
      piece('0323', 400),
      piece('7518', 500),
      piece('y'.repeat(5000), 600),
      piece('z', 6000),
    ]);
    const sections = messages.map(({ sections: [section], byteLength }) => ({
      text: textOf(section?.bytes ?? bytesOf('')),
      repeated: section?.repeated ?? 0,
      byteLength,
    }));
    expect(sections.slice(0, 6)).toEqual([
      { text: 'xx 4901542', repeated: 0, byteLength: 10 },
      { text: 'other', repeated: 0, byteLength: 5 },
      { text: 'another', repeated: 0, byteLength: 7 },
      { text: 'web', repeated: 0, byteLength: 3 },
      { text: 'xx 49015420323', repeated: 10, byteLength: 4 },
      { text: 'xx 490154203237518', repeated: 14, byteLength: 4 },
    ]);
    expect(sections.at(-1)).toEqual({
      text: `${'y'.repeat(REPEATED_BYTES)}z`,
      repeated: REPEATED_BYTES,
      byteLength: 1,
    });
    expect(messages[5]?.sections[0]?.source.pieces({ start: 3, end: 18 })).toEqual([
      { index: 1, offset: 103, byteLength: 7 },
      { index: 1, offset: 400, byteLength: 4 },
      { index: 1, offset: 500, byteLength: 4 },
    ]);
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

  it('names the app of a connection, and believes an answer before a list of names', () => {
    const answer = { kind: 'name-answer', at: 1, addresses: ['192.0.2.1'], origin: exchange.origin } as const;
    const nameAfter = (...answers: Recorded[]) =>
      messagesOf([...answers, { ...exchange, peers: { ...peers, app: 'com.vendor.cloud' } }])[0]?.connection;
    const listed = { ...answer, name: 'listed.example', isHearsay: true } as const;
    const seen = { ...answer, name: 'seen.example' };
    expect(nameAfter(listed)).toMatchObject({ app: 'com.vendor.cloud', dnsName: 'listed.example' });
    expect(nameAfter(listed, seen)).toMatchObject({ dnsName: 'seen.example' });
    expect(nameAfter(seen, listed)).toMatchObject({ dnsName: 'seen.example' });
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
