import { describe, expect, it } from 'vitest';
import type { Exchange, Recorded } from '../recorded.ts';
import { codesIn, entryOf, exchangesIn, readText, said, standing } from './testing/index.ts';

function read(har: unknown): Recorded[] {
  return readText(JSON.stringify(har));
}

/** Reads one entry, of which only what matters is given. */
function readEntry(request: object, response: object = {}, rest: object = {}): Exchange {
  const [exchange] = exchangesIn(read({ log: { entries: [entryOf(request, response, rest)] } }));
  return exchange as Exchange;
}

const fieldsOf = (message: { fields: Exchange['request']['fields'] } | null) =>
  message?.fields.map(({ name, value }) => `${name}: ${said(value)}`);

describe('an entry', () => {
  it('reads an exchange', () => {
    const exchange = readEntry(
      {
        method: 'POST',
        url: 'https://example.org:8443/a?b=c#d',
        httpVersion: 'HTTP/2',
        headers: [
          { name: ':authority', value: 'example.org' },
          { name: 'X-One', value: 'a"b' },
        ],
        postData: { mimeType: 'text/plain', text: 'body' },
      },
      {
        status: 200,
        httpVersion: 'h3',
        headers: [{ name: 'Content-Type', value: 'text/html' }],
        content: { size: 2, text: 'ok' },
      },
      { time: 1.5, serverIPAddress: '[2001:db8::1]', connection: '4711' },
    );
    expect(exchange).toMatchObject({
      peers: {
        connection: '4711',
        orig: { address: null, port: null },
        resp: { address: '2001:db8::1', port: 8443 },
        serverName: null,
      },
      request: { method: 'POST', scheme: 'https', host: 'example.org', port: 8443, protocol: 'h2' },
      response: { status: 200, protocol: 'h3' },
      origin: { index: 0, offset: 19 },
    });
    expect(exchange.request.at).toBe(1_704_164_645_678_000);
    expect(exchange.response?.at).toBe(1_704_164_645_679_500);
    expect(said(exchange.request.target)).toBe('/a?b=c');
    expect(fieldsOf(exchange.request)).toEqual(['X-One: a"b', 'Content-Type: text/plain']);
    expect(said(exchange.request.body)).toBe('body');
    expect(said(exchange.response?.body)).toBe('ok');
  });

  it.each([
    ['HTTP/1.1', 'http/1.1'],
    ['http/1.0', 'http/1.0'],
    ['HTTP/2', 'h2'],
    ['http/2.0', 'h2'],
    ['h2', 'h2'],
    ['HTTP/3', 'h3'],
    ['h3-29', 'h3'],
    ['http/2+quic/46', 'h3'],
    ['', 'http/1.1'],
    ['unknown', 'http/1.1'],
    [null, 'http/1.1'],
    [7, 'http/1.1'],
  ])('calls %j %s', (httpVersion, protocol) => {
    expect(readEntry({ httpVersion }).request.protocol).toBe(protocol);
  });

  it.each([
    ['an empty path is sent as one slash', { url: 'https://example.org' }, '/'],
    [
      'a query in the URL is not said twice',
      { url: 'https://e.org/?a=1', queryString: [{ name: 'a', value: '1' }] },
      '/?a=1',
    ],
    [
      'a query that is not in the URL is joined to it',
      {
        url: 'https://e.org/p',
        queryString: [
          { name: 'a', value: '1' },
          { name: 'b', value: '2' },
        ],
      },
      '/p?a=1&b=2',
    ],
    ['CONNECT has an authority', { method: 'CONNECT', url: 'e.org:443' }, 'e.org:443'],
    ['CONNECT may be written as a URL', { method: 'CONNECT', url: 'https://e.org:443/' }, 'e.org:443'],
  ])('target: %s', (_, request, target) => {
    expect(said(readEntry(request).request.target)).toBe(target);
  });

  it('takes the host from the request where the URL has none', () => {
    const headers = [{ name: ':authority', value: 'h2.example:8443' }];
    expect(readEntry({ url: '/p', headers }).request).toMatchObject({
      scheme: 'https',
      host: 'h2.example',
      port: 8443,
    });
    const host = [{ name: 'Host', value: 'h1.example' }];
    expect(readEntry({ url: '/p', headers: host }).request).toMatchObject({
      scheme: 'http',
      host: 'h1.example',
      port: 80,
    });
  });

  it('makes a cookie field of cookies that no header lists', () => {
    const cookies = [
      { name: 'a', value: '1' },
      { name: 'b', value: '2' },
    ];
    const exchange = readEntry({ cookies }, { status: 200, cookies });
    expect(fieldsOf(exchange.request)).toEqual(['Cookie: a=1; b=2']);
    expect(fieldsOf(exchange.response)).toEqual(['Set-Cookie: a=1', 'Set-Cookie: b=2']);
    const headers = [{ name: 'cookie', value: 'a=1' }];
    expect(fieldsOf(readEntry({ headers, cookies }).request)).toEqual(['cookie: a=1']);
  });

  it.each([
    ['text', { postData: { text: 'a=b' } }, 'a=b', null],
    ['text before parameters', { postData: { text: 'a=b', params: [{ name: 'x' }] } }, 'a=b', null],
    ['base64', { postData: { text: 'aGk=', encoding: 'base64' } }, 'hi', null],
    ['bytes that HTTP Toolkit keeps apart', { _content: { text: 'aGk=', encoding: 'base64' } }, 'hi', null],
    [
      'parameters joined again',
      { postData: { params: [{ name: 'a', value: '1' }, { name: 'b', value: null }, { value: 'c' }] } },
      'a=1&b&=c',
      null,
    ],
    [
      'a file among the parameters',
      { postData: { params: [{ name: 'f', fileName: 'me.jpg', value: 'xyz', contentType: 'image/jpeg' }] } },
      'f=me.jpg&f=xyz',
      null,
    ],
    ['a body that was left out', { bodySize: 4096 }, '', 4096],
    ['a body that was cut', { bodySize: 4096, postData: { text: 'ab' } }, 'ab', 4096],
    ['a text instead of an object', { postData: 'ab' }, 'ab', null],
    ['no body', { bodySize: 0, postData: { text: '', params: [] } }, null, undefined],
  ])('request body: %s', (_, request, text, wholeLength) => {
    const { body } = readEntry(request).request;
    expect(said(body)).toBe(text);
    expect(body?.wholeLength).toBe(wholeLength);
  });

  it.each([
    ['text', {}, { content: { size: 2, text: 'hi' } }, 'hi', null],
    ['base64', {}, { content: { text: 'aGk=', encoding: 'base64' } }, 'hi', null],
    [
      'what is no base64 though it says so',
      {},
      { content: { text: '<p>', encoding: 'base64' } },
      '<p>',
      null,
    ],
    ['content left out', {}, { content: { size: 900 } }, '', 900],
    ['content left out, only the transfer counted', {}, { content: {}, bodySize: 70 }, '', 70],
    ['a text instead of an object', {}, { content: 'hi' }, 'hi', null],
    ['JSON instead of a text', {}, { content: { text: { a: 1 } } }, '{"a":1}', null],
    ['a text with no status', {}, { status: 0, content: { text: 'hi' } }, 'hi', null],
    ['none to HEAD', { method: 'HEAD' }, { content: { size: 900, text: '' } }, null, undefined],
    ['none with 304', {}, { status: 304, content: { size: 900 } }, null, undefined],
    [
      'a size that counts another thing',
      {},
      { content: { size: 110, text: 'x'.repeat(90) } },
      'x'.repeat(90),
      null,
    ],
  ])('response body: %s', (_, request, response, text, wholeLength) => {
    const body = readEntry(request, { status: 200, ...response }).response?.body;
    expect(said(body)).toBe(text);
    expect(body?.wholeLength).toBe(wholeLength);
  });

  it.each([
    ['failed in Chrome', { status: 0, _error: 'net::ERR_FAILED' }],
    ['failed in Safari', { status: -1 }],
    ['of the wrong type', { status: {} }],
    ['missing', null],
  ])('has no response where it is %s', (_, response) => {
    expect(readEntry({}, response as object).response).toBeNull();
  });

  const url = 'https://example.org/p?a=1&b=%2B2+3';
  it.each<[string, object, [string, string | null, string][]]>([
    [
      'nothing that the URL says',
      {
        url,
        queryString: [
          { name: 'a', value: '1' },
          { name: 'b', value: '+2 3' },
        ],
      },
      [],
    ],
    [
      'a query that the URL does not say',
      {
        url,
        queryString: [
          { name: 'a', value: '1' },
          { name: 'i', value: '9' },
        ],
      },
      [['url', null, '?i=9']],
    ],
    ['a query that is no list', { url, queryString: 'i=9' }, [['url', null, 'i=9']]],
    ['user information', { url: 'https://me:9@example.org/p' }, [['url', null, 'me:9']]],
    ['nothing that the body says', { postData: { text: 'a=%41', params: [{ name: 'a', value: 'A' }] } }, []],
    [
      'parameters that the body does not say',
      { postData: { text: 'a=1', params: [{ name: 'i', value: '9' }] } },
      [['body', null, 'i=9']],
    ],
    [
      'nothing that the Cookie field says',
      { headers: [{ name: 'Cookie', value: 'a=1; b=2' }], cookies: [{ name: 'b', value: '2' }] },
      [],
    ],
    [
      'cookies that the Cookie field does not say',
      { headers: [{ name: 'Cookie', value: 'a=1' }], cookies: [{ name: 'i', value: '9' }] },
      [['cookie', null, 'i=9']],
    ],
    [
      'headers that are no pairs',
      { headers: ['X: 9', { key: 'Y', content: 8 }] },
      [['header', null, 'X: 9\n{"key":"Y","content":8}']],
    ],
    [
      'nothing of pseudo fields that the URL says',
      {
        url,
        headers: [
          { name: ':authority', value: 'example.org' },
          { name: ':path', value: '/p?a=1&b=%2B2+3' },
        ],
      },
      [],
    ],
    [
      'a pseudo field that the URL does not say',
      { url, headers: [{ name: ':authority', value: 'other.example' }] },
      [['header', ':authority', 'other.example']],
    ],
  ])('request, beside the rest: %s', (_, request, expected) => {
    const { beside = [] } = readEntry(request).request;
    expect(beside.map((one) => [one.location, one.field, said(one)])).toEqual(expected);
  });

  it.each<[string, object, [string, string | null, string][]]>([
    ['no common reason', { statusText: 'OK' }, []],
    ['an uncommon reason', { statusText: 'Number 9' }, [['header', null, 'Number 9']]],
    ['where it leads, which no field says', { redirectURL: '/x?i=9' }, [['header', 'Location', '/x?i=9']]],
    [
      'not where a field says that it leads',
      { redirectURL: 'https://e.org/x', headers: [{ name: 'location', value: '/x' }] },
      [],
    ],
    [
      'nothing that Set-Cookie says',
      {
        headers: [{ name: 'Set-Cookie', value: 'a=1; Path=/' }],
        cookies: [{ name: 'a', value: '1', path: '/' }],
      },
      [],
    ],
    [
      'cookies that Set-Cookie does not say',
      { headers: [{ name: 'Set-Cookie', value: 'a=1' }], cookies: [{ name: 'i', value: '9' }] },
      [['cookie', null, 'i=9']],
    ],
  ])('response, beside the rest: %s', (_, response, expected) => {
    const { beside = [] } = readEntry({}, { status: 302, ...response }).response ?? {};
    expect(beside.map((one) => [one.location, one.field, said(one)])).toEqual(expected);
  });

  it('reads headers that are a map, and names what stands where', () => {
    const har = JSON.stringify({
      log: { entries: [entryOf({ headers: { Host: 'example.org', 'X-9': ['a', 'b'] } })] },
    });
    const { fields } = exchangesIn(readText(har))[0]?.request ?? { fields: [] };
    expect(fields.map(({ name, value }) => [name, said(value)])).toEqual([
      ['Host', 'example.org'],
      ['X-9', 'a'],
      ['X-9', 'b'],
    ]);
    expect(fields.map(({ writtenName }) => standing(har, writtenName))).toEqual([[], ['X-9'], ['X-9']]);
  });

  it.each([
    ['https://9.example/x', '9.example'],
    ['https://me@9.example:8443/x', '9.example'],
    ['http://[2001:db8::9]/', '2001:db8::9'],
  ])('knows where the host of %s stands', (written, host) => {
    const har = JSON.stringify({ log: { entries: [entryOf({ url: written })] } });
    const request = exchangesIn(readText(har))[0]?.request;
    expect(request?.host).toBe(host);
    const [piece] = request?.hostPieces?.({ start: 0, end: host.length }) ?? [];
    expect(har.slice(piece?.offset, (piece?.offset ?? 0) + host.length)).toBe(host);
  });

  it('counts the phases where the whole time is missing', () => {
    const timings = { blocked: -1, dns: 1, connect: 2, ssl: 2, send: 0, wait: 3, receive: 'x' };
    const exchange = readEntry({}, { status: 200 }, { time: -1, timings });
    expect(exchange.response?.at).toBe(exchange.request.at + 6_000);
  });

  it.each([
    ['192.0.2.1', '1', '192.0.2.1', '1'],
    ['::1', '', '::1', null],
    ['', 5, null, '5'],
    ['not an address', '443', null, null],
    ['192.0.2.1:443', null, '192.0.2.1', null],
  ])('server %j on connection %j', (serverIPAddress, connection, address, name) => {
    expect(readEntry({}, {}, { serverIPAddress, connection }).peers).toMatchObject({
      connection: name,
      resp: { address, port: 443 },
    });
  });

  it('takes the time of the entry before where one is missing or wrong, and says so', () => {
    const first = entryOf({});
    const records = read({
      log: { entries: [first, { ...first, startedDateTime: 'soon' }, { ...first, startedDateTime: 5 }] },
    });
    expect(codesIn(records)).toEqual(['har-no-time', 'har-no-time']);
    expect(new Set(exchangesIn(records).map(({ request }) => request.at)).size).toBe(1);
  });

  it('has no time where no entry before it has one either', () => {
    const { startedDateTime: _, ...timeless } = entryOf({}, {}, { time: 5 }) as Record<string, unknown>;
    const records = read({ log: { entries: [timeless, entryOf({})] } });
    expect(codesIn(records)).toEqual(['har-no-time']);
    const [first, second] = exchangesIn(records);
    expect([first?.request.at, first?.response?.at ?? -1]).toEqual([-1, -1]);
    expect(second?.request.at).toBeGreaterThan(0);
  });

  it('takes a time without a zone for UTC, and says so', () => {
    const at = (startedDateTime: string) => ({ log: { entries: [entryOf({}, {}, { startedDateTime })] } });
    const [local, zoned] = [read(at('2015-01-16T03:00:00')), read(at('2015-01-16T03:00:00Z'))];
    expect(codesIn(local)).toEqual(['har-no-zone']);
    expect(codesIn(zoned)).toEqual([]);
    expect(exchangesIn(local)[0]?.request.at).toBe(exchangesIn(zoned)[0]?.request.at);
  });

  it.each([
    ['no request', { response: {} }],
    ['no URL', entryOf({ url: null })],
    ['a data URL', entryOf({ url: 'data:,x' })],
    ['an extension', entryOf({ url: 'chrome-extension://abc/x' })],
    ['no host', entryOf({ url: '/x' })],
    ['no entry at all', 5],
  ])('says that an entry is unusable: %s', (_, entry) => {
    const records = read({ log: { entries: [entry, entryOf({})] } });
    expect(codesIn(records)).toEqual(['har-entry-unusable']);
    expect(records[0]).toMatchObject({
      notice: { about: 'test.har', byteLength: JSON.stringify(entry).length },
    });
    expect(exchangesIn(records)).toMatchObject([{ origin: { index: 1 } }]);
  });
});
