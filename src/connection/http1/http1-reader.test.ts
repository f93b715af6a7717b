import { describe, expect, it } from 'vitest';
import { bytesOf, textOf } from '../../base/index.ts';
import type { Heard, Message } from '../message.ts';
import { buildConversation, hearAll, packetsOf, type Turn } from '../testing/index.ts';
import { MOST_BODY_BYTES } from './body-gathering.ts';

const asks = (text: string): Turn => ({ from: 'orig', bytes: bytesOf(text) });
const answers = (text: string): Turn => ({ from: 'resp', bytes: bytesOf(text) });

/** What was heard of messages: one line each, with the body or stream after `|`. */
function linesOf(turns: readonly Turn[], lost: (packet: number) => boolean = () => false): string[] {
  const packets = packetsOf(buildConversation({ turns, close: 'fin' })).filter((_, i) => !lost(i));
  return hearAll(packets).filter(isMessage).map(lineOf);
}

const isMessage = (heard: Heard): heard is Message => heard.kind === 'message';

function lineOf(message: Message): string {
  const contents = message.sections.filter(({ location }) => location === 'body' || location === 'stream');
  const status = message.status ?? '';
  const missed = message.missedBytes > 0 ? ` missed ${message.missedBytes}` : '';
  const text = contents.map(({ bytes }) => textOf(bytes)).join('+');
  return `${message.direction} ${message.protocol} ${message.method} ${message.target} ${status}${missed} | ${text}`;
}

describe('Http1Reader', () => {
  const cases: readonly [string, readonly Turn[], readonly string[]][] = [
    [
      'a body by its length, then another exchange',
      [
        asks('POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc'),
        answers('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'),
        asks('GET /b HTTP/1.1\r\n\r\n'),
        answers('HTTP/1.1 204 None\r\nContent-Length: 9\r\n\r\n'),
      ],
      [
        'request http/1.1 POST /a  | abc',
        'response http/1.1 POST /a 200 | ok',
        'request http/1.1 GET /b  | ',
        'response http/1.1 GET /b 204 | ',
      ],
    ],
    [
      'pipelined requests, matched in order, HEAD without a body',
      [
        asks('HEAD /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n'),
        answers('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx'),
      ],
      [
        'request http/1.1 HEAD /1  | ',
        'request http/1.1 GET /2  | ',
        'response http/1.1 HEAD /1 200 | ',
        'response http/1.1 GET /2 200 | x',
      ],
    ],
    [
      'chunks with extensions and trailers',
      [
        asks(
          'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n2\r\nde\r\n0\r\nT: 1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n',
        ),
      ],
      ['request http/1.1 POST /  | abcde', 'request http/1.1 GET /2  | '],
    ],
    [
      'an interim response leaves the request waiting',
      [
        asks('POST / HTTP/1.1\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n'),
        answers('HTTP/1.1 100 Continue\r\n\r\n'),
        asks('x'),
        answers('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'),
      ],
      ['response http/1.1 POST / 100 | ', 'request http/1.1 POST /  | x', 'response http/1.1 POST / 200 | '],
    ],
    [
      'a body up to the close',
      [asks('GET / HTTP/1.0\n\n'), answers('HTTP/1.0 200 OK\n\nall the rest')],
      ['request http/1.0 GET /  | ', 'response http/1.0 GET / 200 | all the rest'],
    ],
    [
      'a response without a request',
      [answers('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')],
      ['response http/1.1 null null 200 | ok'],
    ],
    [
      'garbage before a start line',
      [asks('GET /1 HTTP/1.1\r\n\r\nnoise\r\n\r\nGET /2 HTTP/1.1\r\n\r\n')],
      ['request http/1.1 GET /1  | ', 'request tcp null null  | noise\r\n', 'request http/1.1 GET /2  | '],
    ],
    [
      'a chunk size that is none',
      [asks('POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\nzz\r\nGET /2 HTTP/1.1\r\n\r\n')],
      ['request http/1.1 POST /  | a', 'request tcp null null  | GET /2 HTTP/1.1\r\n'],
    ],
    [
      'a tunnel that holds HTTP again',
      [
        asks('CONNECT a:80 HTTP/1.1\r\n\r\n'),
        answers('HTTP/1.1 200 OK\r\n\r\n'),
        asks('GET /in HTTP/1.1\r\n\r\n'),
        answers('HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n'),
      ],
      [
        'request http/1.1 CONNECT a:80  | ',
        'response http/1.1 CONNECT a:80 200 | ',
        'request http/1.1 GET /in  | ',
        'response http/1.1 GET /in 404 | ',
      ],
    ],
    [
      'a refused tunnel goes on as HTTP',
      [
        asks('CONNECT a:80 HTTP/1.1\r\n\r\n'),
        answers('HTTP/1.1 407 Who\r\nContent-Length: 1\r\n\r\nx'),
        asks('GET / HTTP/1.1\r\n\r\n'),
      ],
      [
        'request http/1.1 CONNECT a:80  | ',
        'response http/1.1 CONNECT a:80 407 | x',
        'request http/1.1 GET /  | ',
      ],
    ],
    [
      'an upgrade, and what follows as a stream',
      [
        asks('GET /ws HTTP/1.1\r\nUpgrade: websocket\r\n\r\n'),
        answers('HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\n\r\nserver first'),
        asks('GET is no request here'),
      ],
      [
        'request http/1.1 GET /ws  | ',
        'response http/1.1 GET /ws 101 | ',
        'request websocket null null  | GET is no request here',
        'response websocket null null  | server first',
      ],
    ],
  ];
  it.each(cases)('%s', (_, turns, expected) => {
    expect(linesOf(turns)).toEqual(expected);
  });

  it('counts a gap inside a body, and reads on after it', () => {
    const turns = [
      asks('POST /a HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc'),
      asks('def'),
      asks('ghiGET /b HTTP/1.1\r\n\r\n'),
      answers('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'),
    ];
    expect(linesOf(turns, (packet) => packet === 4)).toEqual([
      'request http/1.1 POST /a  missed 3 | abcghi',
      'request http/1.1 GET /b  | ',
      'response http/1.1 POST /a 200 | ',
    ]);
  });

  it('looks for the next start line after a gap in a head', () => {
    const turns = [
      asks('GET /a HTTP/1.1\r\nA: '),
      asks('lost'),
      asks('rest\r\n\r\n'),
      asks('GET /b HTTP/1.1\r\n\r\n'),
      answers('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'),
    ];
    expect(linesOf(turns, (packet) => packet === 4)).toEqual([
      'request tcp null null  | GET /a HTTP/1.1\r\nA: ',
      'request tcp null null  | rest\r\n',
      'request http/1.1 GET /b  | ',
      'response http/1.1 GET /b 200 | ',
    ]);
  });

  it('splits a body that is too large to hold, with the border repeated, and loses nothing', () => {
    const size = 40_000_000;
    const body = new Uint8Array(size).map((_, i) => (i * 7) & 255);
    const head = asks(`POST /big HTTP/1.1\r\nContent-Length: ${size}\r\n\r\n`);
    const turns: Turn[] = [head, { from: 'orig', bytes: body }];
    const packets = packetsOf(buildConversation({ turns, cuts: () => new Array<number>(700).fill(60_000) }));
    const messages = hearAll(packets).filter(isMessage);
    expect(messages.length).toBeGreaterThan(2);
    expect(messages.map((message) => message.continued === true)).toEqual(messages.map((_, i) => i > 0));
    let at = 0;
    for (const { sections } of messages) {
      const section = sections.find(({ location }) => location === 'body');
      if (section === undefined) continue;
      const start = at - (section.repeated ?? 0);
      expect(Buffer.compare(section.bytes, body.subarray(start, start + section.bytes.length))).toBe(0);
      at = start + section.bytes.length;
    }
    expect(at).toBe(size);
    expect(messages.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(size + head.bytes.length);
  });

  const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
  it.each([
    ['names that are in every message', asks('GET / HTTP/1.1\r\nHost: a\r\nuser-agent: b\r\n\r\n'), []],
    ['names that are not', asks('GET / HTTP/1.1\r\nX-123: 1\r\nHost: a\r\nY: \r\n\r\n'), ['X-123\nY']],
    ['a common reason', answers('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n'), []],
    ['no reason', answers('HTTP/1.1 404\r\nContent-Length: 0\r\n\r\n'), []],
    ['another reason', answers('HTTP/1.1 404 No 123 \r\nContent-Length: 0\r\n\r\n'), ['No 123']],
    [
      'extensions of chunks',
      answers(`${chunked}1;i=123\r\na\r\n1\r\nb\r\n0;j\r\n\r\n`),
      [';i=123\r\n;j\r\n'],
    ],
    ['names of trailers', answers(`${chunked}1\r\na\r\n0\r\nX-123: 1\r\n\r\n`), ['X-123']],
  ])('searches %s as they deserve', (_, turn, expected) => {
    const packets = packetsOf(
      buildConversation({ turns: [turn], cuts: () => Array.from({ length: 40 }, () => 3) }),
    );
    const [message] = hearAll(packets).filter(isMessage);
    const names = (message?.sections ?? []).filter(
      ({ location, field }) => location === 'header' && field === null,
    );
    expect(names.map(({ bytes }) => textOf(bytes))).toEqual(expected);
    for (const { bytes, source } of names) {
      const pieces = source.pieces({ start: 0, end: bytes.length });
      const stood = pieces.map(({ index, offset, byteLength }) => {
        const packet = packets[index - 1];
        const start = offset - (packet?.origin.offset ?? 0);
        return textOf(packet?.bytes.subarray(start, start + byteLength) ?? bytesOf(''));
      });
      expect(stood.join('')).toBe(textOf(bytes).replace(/(?<!\r)\n/g, ''));
    }
  });

  it('says of a compressed body too large to hold that its later parts could not be undone', () => {
    const size = MOST_BODY_BYTES + 5000;
    const head = asks(`POST / HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: ${size}\r\n\r\n`);
    const turns = [head, { from: 'orig', bytes: new Uint8Array(size) } as const];
    const heard = hearAll(packetsOf(buildConversation({ turns })));
    const later = heard.filter(isMessage).filter(({ continued }) => continued === true);
    const notices = heard.flatMap((one) => (one.kind === 'notice' ? [one.notice] : []));
    expect(notices).toMatchObject([
      {
        code: 'http-encoded-body-cut',
        byteLength: later.reduce((sum, { byteLength }) => sum + byteLength, 0),
      },
    ]);
  });

  it('tells cookies from other fields, and maps every section to the file', () => {
    const text = 'GET /t?q=1 HTTP/1.1\r\nHost: a.example:80\r\nCookie: c=1\r\n\r\n';
    const packets = packetsOf(buildConversation({ turns: [asks(text)], cuts: () => [6, 20, 9] }));
    const [message] = hearAll(packets).filter(isMessage);
    const file = new Map(packets.map((packet) => [packet.origin.index, packet]));
    expect(message?.host).toBe('a.example');
    expect(message?.origin.index).toBe(7);
    expect(message?.sections.map(({ location, field }) => [location, field])).toEqual([
      ['url', null],
      ['header', 'Host'],
      ['cookie', 'Cookie'],
    ]);
    for (const { bytes, source } of message?.sections ?? []) {
      const found = source.pieces({ start: 0, end: bytes.length }).map(({ index, offset, byteLength }) => {
        const packet = file.get(index);
        const start = offset - (packet?.origin.offset ?? 0);
        return textOf(packet?.bytes.subarray(start, start + byteLength) ?? new Uint8Array(0));
      });
      expect(found.join('')).toBe(textOf(bytes));
    }
  });
});
