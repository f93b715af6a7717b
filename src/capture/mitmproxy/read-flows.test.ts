import { describe, expect, it } from 'vitest';
import { bytesOf, concatBytes, textOf } from '../../base/index.ts';
import { inputOf } from '../byte-input.ts';
import { ByteReader } from '../byte-reader.ts';
import type { Exchange, Recorded, Refusal, StreamChunk } from '../recorded.ts';
import { buildFlows, plain, type TnetValue, tnetstring } from '../testing/index.ts';
import { MOST_FLOW_BYTES, readFlows } from './read-flows.ts';

type Fields = { readonly [name: string]: TnetValue };

const readBytes = (bytes: Uint8Array): Recorded[] => [
  ...readFlows(new ByteReader(inputOf([bytes])), 'a.mitm'),
];
const read = (...flows: Fields[]) => readBytes(buildFlows(flows));
const codes = (records: readonly Recorded[]) =>
  records.map((recorded) => (recorded.kind === 'notice' ? recorded.notice.code : recorded.kind));

const client: Fields = {
  id: 'client-1',
  peername: ['192.0.2.7', 40_000],
  sni: 'api.example',
  tls: true,
  timestamp_start: 1_600_000_000.5,
};
const server: Fields = { id: 'server-1', address: ['api.example', 443], peername: ['203.0.113.9', 443] };
const request: Fields = {
  timestamp_start: 1_600_000_001.25,
  method: bytesOf('POST'),
  scheme: bytesOf('https'),
  host: 'api.example',
  port: 443,
  authority: bytesOf(''),
  path: bytesOf('/v1?id=1'),
  http_version: bytesOf('HTTP/1.1'),
  headers: [[bytesOf('Host'), bytesOf('api.example')]],
  trailers: [[bytesOf('X-Sum'), bytesOf('9z9')]],
  content: bytesOf('hello'),
};
const response: Fields = {
  timestamp_start: 1_600_000_002,
  status_code: 200,
  http_version: bytesOf('HTTP/1.1'),
  headers: [],
  content: bytesOf(''),
};
const http: Fields = {
  version: 21,
  type: 'http',
  client_conn: client,
  server_conn: server,
  request,
  response,
};
const exchange = (flow: Fields) => read(flow).find((recorded) => recorded.kind === 'exchange') as Exchange;
const withRequest = (changes: Fields) => exchange({ ...http, request: { ...request, ...changes } }).request;
const withResponse = (changes: Fields) =>
  exchange({ ...http, response: { ...response, ...changes } }).response;

describe('readFlows: TLS of the client', () => {
  it.each<[string, Fields, object | undefined]>([
    [
      'as it is written now',
      { tls_version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', alpn: bytesOf('h2') },
      { version: 'TLS 1.3', cipher: 'TLS_AES_256_GCM_SHA384', alpn: 'h2' },
    ],
    [
      'as it was written before version 7',
      {
        tls_version: 'TLSv1',
        cipher_name: 'ECDHE-RSA-AES128-SHA',
        alpn_proto_negotiated: bytesOf('http/1.1'),
      },
      { version: 'TLS 1.0', cipher: 'ECDHE-RSA-AES128-SHA', alpn: 'http/1.1' },
    ],
    ['of a QUIC client', { tls_version: 'QUICv1', cipher: null }, { version: 'TLS 1.3', cipher: null }],
    ['where there is none', { tls_version: null, cipher: null }, undefined],
    ['where it is anything', { tls_version: 'TLSv9', cipher: '490154203237518', alpn: true }, undefined],
  ])('%s', (_, told, tls) => {
    expect(exchange({ ...http, client_conn: { ...client, ...told } }).peers.tls).toEqual(tls);
  });

  it('is not that of the server', () => {
    const flow = { ...http, server_conn: { ...server, tls_version: 'TLSv1', cipher: 'RC4-SHA' } };
    expect(exchange(flow).peers.tls).toBeUndefined();
  });
});

describe('readFlows: HTTP', () => {
  it('reads an exchange, each value with its place in the file', () => {
    const bytes = buildFlows([{ version: 21, type: 'other' }, http]);
    const place = (text: string) => [
      { index: 1, offset: Buffer.from(bytes).lastIndexOf(text), byteLength: text.length },
    ];
    const hex = (text: string) => Buffer.from(text).toString('hex');
    expect(plain(readBytes(bytes)[1])).toEqual({
      kind: 'exchange',
      peers: {
        connection: 'client-1>server-1',
        orig: { address: '192.0.2.7', port: 40_000 },
        resp: { address: '203.0.113.9', port: 443 },
        serverName: 'api.example',
      },
      request: {
        at: 1_600_000_001_250_000,
        method: 'POST',
        scheme: 'https',
        host: 'api.example',
        port: 443,
        target: { bytes: hex('/v1?id=1'), source: place('/v1?id=1') },
        protocol: 'http/1.1',
        fields: [
          { name: 'Host', value: { bytes: hex('api.example'), source: expect.anything() } },
          {
            name: 'X-Sum',
            value: { bytes: hex('9z9'), source: place('9z9') },
            writtenName: { bytes: hex('X-Sum'), source: place('X-Sum') },
          },
        ],
        body: { bytes: hex('hello'), source: place('hello'), wholeLength: 5 },
      },
      response: { at: 1_600_000_002_000_000, status: 200, protocol: 'http/1.1', fields: [], body: null },
      origin: { index: 1, offset: buildFlows([{ version: 21, type: 'other' }]).byteLength },
    });
  });

  it('reads the first versions, whose keys and texts are all bytes', () => {
    const bytesDeep = (value: TnetValue): TnetValue => (typeof value === 'string' ? bytesOf(value) : value);
    const old = tnetstring({
      version: [0, 11, 3],
      type: bytesOf('http'),
      client_conn: {
        address: { address: [bytesOf('192.0.2.7'), 40_000] },
        ssl_established: true,
        timestamp_start: 5,
      },
      server_conn: { address: { address: [bytesOf('api.example'), 443] }, sni: bytesOf('api.example') },
      request: { ...request, http_version: null, httpversion: [1, 0], host: bytesDeep('api.example') },
      response: { httpversion: [1, 1], code: 404, headers: [], body: bytesOf('gone') },
    });
    const found = readBytes(old)[0] as Exchange;
    expect(found.request).toMatchObject({ host: 'api.example', protocol: 'http/1.0' });
    expect(found.response).toMatchObject({ status: 404, protocol: 'http/1.1', at: 5_000_000 });
    expect(textOf(found.response?.body?.bytes ?? new Uint8Array(0))).toBe('gone');
    expect(found.peers).toMatchObject({
      connection: '192.0.2.7:40000@5>',
      orig: { address: '192.0.2.7', port: 40_000 },
      resp: { address: null, port: 443 },
      serverName: 'api.example',
    });
  });

  it.each([
    ['HTTP/2.0', 'h2'],
    ['HTTP/2', 'h2'],
    ['HTTP/3', 'h3'],
    ['HTTP/1.0', 'http/1.0'],
  ])('names %s %s', (written, protocol) => {
    expect(withRequest({ http_version: bytesOf(written) }).protocol).toBe(protocol);
  });

  it.each([
    ['a path', { path: bytesOf('/a') }, '/a'],
    ['a path that is a URL', { path: bytesOf('http://api.example:80/a?b') }, '/a?b'],
    ['an asterisk', { method: bytesOf('OPTIONS'), path: bytesOf('*') }, '*'],
    [
      'an authority',
      { method: bytesOf('CONNECT'), path: bytesOf(''), authority: bytesOf('b.example:1') },
      'b.example:1',
    ],
    ['nothing, for CONNECT', { method: bytesOf('CONNECT'), path: null }, 'api.example:443'],
  ])('takes for target %s', (_name, changes: Fields, target) => {
    expect(textOf(withRequest(changes).target.bytes)).toBe(target);
  });

  it('points at the rest of a path that is a URL', () => {
    const bytes = buildFlows([
      { ...http, request: { ...request, path: bytesOf('http://api.example/find-me') } },
    ]);
    const { target } = (readBytes(bytes)[0] as Exchange).request;
    const offset = Buffer.from(bytes).indexOf('/find-me');
    expect(target.source.pieces({ start: 0, end: 8 })).toEqual([{ index: 0, offset, byteLength: 8 }]);
  });

  it.each([
    ['the authority', { authority: bytesOf('a.example:8443') }, 'a.example'],
    ['the Host field', { headers: [[bytesOf('Host'), bytesOf('b.example')]] }, 'b.example'],
    [
      'an authority among the fields',
      { headers: [[bytesOf(':authority'), bytesOf('c.example')]] },
      'c.example',
    ],
    ['an address in brackets', { authority: bytesOf('[2001:db8::1]:443') }, '2001:db8::1'],
    ['the host that the proxy was asked for', { headers: [] }, '203.0.113.9'],
    [
      'the host that the proxy was asked for, where a field is nonsense',
      { headers: [[bytesOf('Host'), bytesOf('a b/')]] },
      '203.0.113.9',
    ],
  ])('takes for host %s', (_name, changes: Fields, host) => {
    const bytes = buildFlows([{ ...http, request: { ...request, host: '203.0.113.9', ...changes } }]);
    const found = (readBytes(bytes)[0] as Exchange).request;
    expect(found.host).toBe(host);
    const [piece] = found.hostPieces?.({ start: 0, end: host.length }) ?? [];
    if (piece !== undefined)
      expect(textOf(bytes.subarray(piece.offset, piece.offset + piece.byteLength))).toBe(host);
    expect(piece === undefined).toBe(host === '203.0.113.9');
  });

  it('keeps user information, an uncommon reason, and where the server name stands', () => {
    const bytes = buildFlows([
      {
        ...http,
        request: { ...request, path: bytesOf('http://me:9@api.example/x') },
        response: { ...response, reason: bytesOf('Number 9') },
      },
    ]);
    const found = readBytes(bytes)[0] as Exchange;
    const said = [...(found.request.beside ?? []), ...(found.response?.beside ?? [])];
    expect(said.map((one) => [one.location, textOf(one.bytes)])).toEqual([
      ['url', 'me:9'],
      ['header', 'Number 9'],
    ]);
    const places = [
      ...said.flatMap(({ source }) => source.pieces({ start: 0, end: 4 })),
      ...(found.peers.serverNamePieces?.({ start: 0, end: 3 }) ?? []),
    ];
    expect(
      places.map(({ offset, byteLength }) => textOf(bytes.subarray(offset, offset + byteLength))),
    ).toEqual(['me:9', 'Numb', 'api']);
  });

  it('adds the authority of HTTP/2 as a field, unless a field names the host', () => {
    const authority = bytesOf('asked.example');
    const names = (changes: Fields) =>
      withRequest({ authority, trailers: null, ...changes }).fields.map((f) => f.name);
    expect(names({ headers: [] })).toEqual([':authority']);
    expect(names({})).toEqual(['Host']);
  });

  it.each([
    [
      'was streamed past the proxy',
      { content: null, headers: [[bytesOf('content-length'), bytesOf('70')]] },
      70,
    ],
    ['was streamed at unknown length', { content: null, headers: [] }, null],
  ])('says that a body is missing that %s', (_name, changes: Fields, wholeLength) => {
    expect(withResponse(changes)?.body).toMatchObject({ bytes: new Uint8Array(0), wholeLength });
  });

  it.each([
    ['empty', { content: bytesOf('') }],
    ['missing and said to be empty', { content: null, headers: [[bytesOf('Content-Length'), bytesOf('0')]] }],
  ])('has no body where it is %s', (_name, changes: Fields) => {
    expect(withResponse(changes)?.body).toBeNull();
  });
});

describe('readFlows: streams', () => {
  const said = (records: readonly Recorded[]) =>
    (records.filter(({ kind }) => kind === 'stream') as StreamChunk[]).map((chunk) => [
      chunk.protocol,
      chunk.direction,
      chunk.host,
      chunk.at / 1e6,
      textOf(chunk.content.bytes),
    ]);

  it('reads WebSocket messages inside an HTTP flow, but not what the operator injected', () => {
    const messages = [
      [1, true, bytesOf('up'), 7, false, false],
      [2, false, bytesOf('down'), 8.5, false, false],
      [1, true, bytesOf('mine'), 9, false, true],
    ];
    expect(said(read({ ...http, websocket: { messages } }))).toEqual([
      ['websocket', 'request', 'api.example', 7, 'up'],
      ['websocket', 'response', 'api.example', 8.5, 'down'],
    ]);
  });

  it.each(['websocket', 'tcp', 'udp'] as const)('reads %s flows', (type) => {
    const values = [
      [true, bytesOf('up'), 7],
      [false, 'down', 8],
    ];
    const messages = type === 'websocket' ? values.map((message) => [1, ...message]) : values;
    expect(said(read({ version: 7, type, client_conn: client, server_conn: server, messages }))).toEqual([
      [type, 'request', 'api.example', 7, 'up'],
      [type, 'response', 'api.example', 8, 'down'],
    ]);
  });

  it.each([
    [{ tls: true }, 'tls'],
    [{ tls_established: true }, 'tls'],
    [{ ssl_established: true }, 'tls'],
    [{ tls: false, timestamp_tls_setup: null }, 'plain'],
  ])('tells from %o that it was %s', (client_conn, transport) => {
    const messages = [[true, 'x', 1]];
    expect(read({ version: 21, type: 'tcp', client_conn, messages })).toMatchObject([{ transport }]);
  });

  it('puts DNS messages together again, and points at the whole of them', () => {
    const question = { name: 'id.example', type: 1, class_: 1 };
    const answer = { ...question, ttl: 70_000, data: Uint8Array.of(192, 0, 2, 1) };
    const common = { id: 258, op_code: 0, recursion_desired: true, questions: [question], timestamp: 3 };
    const records = read({
      version: 21,
      type: 'dns',
      request: { ...common, query: true, answers: [] },
      response: { ...common, query: false, recursion_available: true, answers: [answer] },
    }) as StreamChunk[];
    const name = '026964076578616d706c6500';
    expect(records.map(({ content }) => Buffer.from(content.bytes).toString('hex'))).toEqual([
      `010201000001000000000000${name}00010001`,
      `010281800001000100000000${name}00010001${name}0001000100011170${'0004c0000201'}`,
    ]);
    expect(records).toMatchObject([
      { protocol: 'udp', direction: 'request', at: 3e6, peers: { resp: { port: 53 } } },
      { protocol: 'udp', direction: 'response' },
    ]);
    expect(records[0]?.content.source.pieces({ start: 3, end: 4 })[0]?.byteLength).toBeGreaterThan(100);
  });
});

describe('readFlows: refusals', () => {
  const untrusted =
    "The client does not trust the proxy's certificate for api.example (tlsv1 alert unknown ca)";
  const old = `Cannot establish TLS with client (sni: api.example): TlsException("tlsv1 alert unknown ca")`;
  const left =
    'The client disconnected during the handshake. If this happens consistently for api.example, …';

  it.each([
    ['an error of the flow', { error: { msg: untrusted, timestamp: 9 } }, /does not trust/],
    ['an error of the connection', { client_conn: { ...client, error: untrusted } }, /does not trust/],
    ['the words of older versions', { error: { msg: old, timestamp: 9 } }, /does not trust/],
    ['a handshake broken off', { error: { msg: left, timestamp: 9 } }, /broke off/],
  ])('knows one by %s', (_name, changes: Fields, reason) => {
    const records = read({ ...http, request: null, response: null, ...changes });
    expect(codes(records)).toEqual(['refusal']);
    expect((records[0] as Refusal).reason).toMatch(reason);
    // What the proxy wrote names hosts; what is passed on does not.
    expect((records[0] as Refusal).reason).not.toContain('api.example');
  });

  it.each([
    'Cannot establish TLS with server: alert unknown ca',
    'stream reset by client (CANCEL)',
    'Certificate verify failed: unable to get local issuer certificate',
  ])('takes %j for none', (msg) => {
    expect(codes(read({ ...http, error: { msg, timestamp: 9 } }))).toEqual(['exchange']);
  });
});

describe('readFlows: what is odd', () => {
  it.each([
    ['a version newer than known', { ...http, version: 99 }, ['flow-version', 'exchange']],
    ['no version', { ...http, version: null }, ['flow-version', 'exchange']],
    ['a replay', { ...http, is_replay: 'request' }, ['flow-replayed', 'exchange']],
    ['a change by the operator', { ...http, backup: { version: 21 } }, ['flow-modified', 'exchange']],
    [
      'a message put in by the operator',
      { ...http, websocket: { messages: [[1, true, bytesOf('mine'), 9, false, true]] } },
      ['exchange', 'flow-injected'],
    ],
    ['an unknown kind', { version: 21, type: 'carrier-pigeon' }, ['flow-unread']],
    [
      'a field that is no pair',
      { ...http, response: { ...response, headers: [['a']] } },
      ['exchange', 'flow-damaged'],
    ],
    ['a message without content', { version: 21, type: 'tcp', messages: [[true, 1, 1]] }, ['flow-damaged']],
  ])('says so of %s', (_name, flow: Fields, expected) => {
    expect(codes(read(flow))).toEqual(expected);
  });

  it('says the same of many flows once', () => {
    expect(codes(read({ ...http, version: 99 }, { ...http, version: 99 }))).toEqual([
      'flow-version',
      'exchange',
      'exchange',
    ]);
  });

  it('goes on after a value that is no flow', () => {
    expect(codes(readBytes(concatBytes([tnetstring([1, 2]), buildFlows([http])])))).toEqual([
      'flow-damaged',
      'exchange',
    ]);
  });

  it.each([
    ['what is no flow', bytesOf('what is this'), 'flow-broken', 12],
    ['a flow that is cut', bytesOf('100:7:ver'), 'capture-cut', 9],
    ['a flow too long to hold', bytesOf(`${MOST_FLOW_BYTES}:7:ver`), 'flow-too-long', 15],
  ])('accounts for the bytes of %s', (_name, tail, code, byteLength) => {
    const [first, second] = readBytes(concatBytes([buildFlows([http]), tail]));
    expect(first?.kind).toBe('exchange');
    expect(second).toMatchObject({ notice: { code, byteLength, about: 'a.mitm' } });
  });

  it('takes lists nested a hundred thousand deep', () => {
    let inner = bytesOf('0:]');
    const parts: string[] = [];
    let byteLength = inner.byteLength;
    for (let depth = 0; depth < 100_000; depth++) {
      const head = `${byteLength}:`;
      parts.push(head);
      byteLength += head.length + 1;
    }
    inner = bytesOf(`${parts.reverse().join('')}0:]${']'.repeat(100_000)}`);
    const members = concatBytes([bytesOf('7:request;'), inner, bytesOf('4:type;4:http;')]);
    const flow = concatBytes([bytesOf(`${members.byteLength}:`), members, bytesOf('}')]);
    expect(codes(readBytes(flow))).toEqual(['flow-version']);
  });
});
