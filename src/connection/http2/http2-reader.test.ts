import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, concatBytes, textOf } from '../../base/index.ts';
import { MOST_HEAD_BYTES } from '../http1/line-gathering.ts';
import type { Heard, Message } from '../message.ts';
import {
  accountedBytes,
  buildConversation,
  buildHttp2Fields,
  buildHttp2Frame,
  type FramePlan,
  HTTP2_PREFACE,
  hearAll,
  packetsOf,
  type Turn,
} from '../testing/index.ts';
import { MOST_OPEN_STREAMS, MOST_RESET_STREAMS } from './stream-table.ts';

const END_STREAM = 1;
const END_HEADERS = 4;
const PADDED = 8;
const PRIORITY = 32;

const said = (from: Turn['from'], ...frames: readonly FramePlan[]): Turn => ({
  from,
  bytes: concatBytes(frames.map(buildHttp2Frame)),
});
const asks = (...frames: readonly FramePlan[]): Turn => said('orig', ...frames);
const answers = (...frames: readonly FramePlan[]): Turn => said('resp', ...frames);
const opens: Turn = {
  from: 'orig',
  bytes: concatBytes([HTTP2_PREFACE, buildHttp2Frame({ type: 'SETTINGS' })]),
};

const headers = (stream: number, fields: Record<string, string>, flags = 0): FramePlan => ({
  type: 'HEADERS',
  flags: END_HEADERS | flags,
  stream,
  payload: buildHttp2Fields(fields, true),
});
const data = (stream: number, payload: string, flags = 0): FramePlan => ({
  type: 'DATA',
  flags,
  stream,
  payload,
});
const get = (path: string) => ({
  ':method': 'GET',
  ':scheme': 'http',
  ':path': path,
  ':authority': 'a.example:80',
});
const post = (path: string) => ({ ...get(path), ':method': 'POST' });
const OK = { ':status': '200' };

const isMessage = (heard: Heard): heard is Message => heard.kind === 'message';

/** Not only how many bytes there were besides messages. */
const tellsSomething = ({ sections, method, status }: Message) =>
  sections.length > 0 || method !== null || status !== null;

function hear(turns: readonly Turn[], cuts?: () => readonly number[]): Heard[] {
  return hearAll(packetsOf(buildConversation(cuts === undefined ? { turns } : { turns, cuts })));
}

/** One line for each message, with bodies and streams after `|`, fields after `#`. */
function linesOf(heard: readonly Heard[]): string[] {
  return heard
    .filter(isMessage)
    .filter(tellsSomething)
    .map((message) => {
      const { direction, protocol, method, host, target, status, missedBytes, continued, sections } = message;
      const contents = sections.filter(({ location }) => location === 'body' || location === 'stream');
      const fields = sections.filter(
        ({ location, field }) => location === 'header' && field?.startsWith('x-'),
      );
      const missed = missedBytes > 0 ? ` missed ${missedBytes}` : '';
      return [
        `${direction} ${protocol} ${method} ${host}${target} ${status ?? ''}${missed}${continued ? ' continued' : ''} |`,
        ...contents.map(({ bytes }) => textOf(bytes)),
        ...fields.map(({ field, bytes }) => `#${field}=${textOf(bytes)}`),
      ].join(' ');
    });
}

/** How many bytes each thing that was heard accounts for. */
const bytesOfEach = (heard: readonly Heard[]) =>
  heard.map((one) => [one.kind, 'byteLength' in one ? one.byteLength : 0]);

const noticesOf = (heard: readonly Heard[]) =>
  heard.flatMap((one) => (one.kind === 'notice' ? [one.notice.code] : []));

const request = (path: string, rest = '') => `request h2 GET a.example${path}  |${rest}`;

describe('Http2Reader', () => {
  const cases: readonly [string, readonly Turn[], readonly string[], (readonly string[])?][] = [
    [
      'a request and its response, by prior knowledge',
      [
        opens,
        answers({ type: 'SETTINGS' }),
        asks({ type: 'SETTINGS', flags: 1 }, headers(1, get('/a?q=1'), END_STREAM)),
        answers(headers(1, { ...OK, 'x-a': 'b' }), data(1, 'hel'), data(1, 'lo', END_STREAM)),
      ],
      [request('/a?q=1'), 'response h2 GET a.example/a?q=1 200 | hello #x-a=b'],
    ],
    [
      'a server that speaks first',
      [answers({ type: 'SETTINGS' }), opens, asks(headers(1, get('/'), END_STREAM))],
      [request('/')],
    ],
    [
      'a server of HTTP/2 alone that is asked in HTTP/1',
      [
        answers({ type: 'SETTINGS' }),
        { from: 'orig', bytes: bytesOf('GET /old HTTP/1.1\r\nHost: a.example\r\n\r\n') },
        answers({ type: 'GOAWAY', payload: '\0\0\0\0\0\0\0\x01' }),
      ],
      [
        'request http/1.1 GET a.example/old  |',
        'response tcp null nullnull  | \0\0\b\x07\0\0\0\0\0\0\0\0\0\0\0\0\x01',
      ],
    ],
    [
      'streams that are said by turns',
      [
        opens,
        asks(headers(1, post('/1')), headers(3, post('/3')), data(1, 'a1'), data(3, 'b1'), data(1, 'a2')),
        answers(headers(3, OK), data(3, 'three')),
        asks(data(3, 'b2', END_STREAM), data(1, '', END_STREAM)),
        answers(headers(1, OK), data(1, 'one', END_STREAM), data(3, '!', END_STREAM)),
      ],
      [
        'request h2 POST a.example/3  | b1b2',
        'request h2 POST a.example/1  | a1a2',
        'response h2 POST a.example/1 200 | one',
        'response h2 POST a.example/3 200 | three!',
      ],
    ],
    [
      'trailers',
      [
        opens,
        asks(headers(1, post('/')), data(1, 'body'), headers(1, { 'x-sum': '7' }, END_STREAM)),
        answers(headers(1, OK), headers(1, { 'x-status': '0' }, END_STREAM)),
      ],
      ['request h2 POST a.example/  | body #x-sum=7', 'response h2 POST a.example/ 200 | #x-status=0'],
    ],
    [
      'informational responses',
      [
        opens,
        asks(headers(1, get('/'), END_STREAM)),
        answers(headers(1, { ':status': '103', 'x-link': 'l' }), headers(1, OK, END_STREAM)),
      ],
      [request('/'), 'response h2 GET a.example/ 103 | #x-link=l', 'response h2 GET a.example/ 200 |'],
    ],
    [
      'a push',
      [
        opens,
        asks(headers(1, get('/'), END_STREAM)),
        answers(
          {
            type: 'PUSH_PROMISE',
            flags: END_HEADERS,
            stream: 1,
            payload: concatBytes([Uint8Array.of(0, 0, 0, 2), buildHttp2Fields(get('/pushed'))]),
          },
          headers(1, OK, END_STREAM),
          headers(2, OK),
          data(2, 'unasked', END_STREAM),
        ),
      ],
      [
        request('/'),
        'response h2 GET a.example/pushed  |',
        'response h2 GET a.example/ 200 |',
        'response h2 GET a.example/pushed 200 | unasked',
      ],
    ],
    [
      'padding, priority and a block in three frames',
      [
        opens,
        asks(
          {
            type: 'HEADERS',
            flags: PADDED | PRIORITY,
            stream: 1,
            payload: concatBytes([
              Uint8Array.of(2, 0, 0, 0, 0, 9),
              buildHttp2Fields(post('/')).subarray(0, 5),
              Uint8Array.of(0, 0),
            ]),
          },
          { type: 'CONTINUATION', stream: 1, payload: buildHttp2Fields(post('/')).subarray(5, 20) },
          {
            type: 'CONTINUATION',
            flags: END_HEADERS,
            stream: 1,
            payload: buildHttp2Fields(post('/')).subarray(20),
          },
          { type: 'DATA', flags: PADDED | END_STREAM, stream: 1, payload: '\x03abc\0\0\0' },
        ),
      ],
      ['request h2 POST a.example/  | abc'],
    ],
    [
      'what is said beside messages',
      [
        opens,
        asks(
          headers(1, get('/'), END_STREAM),
          { type: 'PING', payload: 'pingpong' },
          { type: 'PING', payload: '\0\0\0\0\0\0\0\0' },
          { type: 'DATA', flags: PADDED, stream: 3, payload: '\x04hidn' },
          { type: 0xb7, payload: 'unknown type' },
          { type: 'GOAWAY', payload: '\0\0\0\0\0\0\0\0debug' },
        ),
      ],
      [request('/'), 'request h2 null a.examplenull  | pingponghidnunknown typedebug'],
    ],
    [
      'a stream broken off by the client while the answer is on its way',
      [
        opens,
        asks(headers(1, post('/')), data(1, 'half'), {
          type: 'RST_STREAM',
          stream: 1,
          payload: '\0\0\0\x08',
        }),
        answers(headers(1, OK), data(1, 'late', END_STREAM)),
      ],
      ['request h2 POST a.example/  | half', 'response h2 POST a.example/ 200 | late'],
      ['http2-stream-reset'],
    ],
    [
      'a message that does not end',
      [opens, asks(headers(1, post('/')), data(1, 'half'))],
      ['request h2 POST a.example/  | half'],
      ['http-message-incomplete'],
    ],
    [
      'an upgrade from HTTP/1.1, which stream 1 answers',
      [
        {
          from: 'orig',
          bytes: bytesOf(
            'GET /up HTTP/1.1\r\nHost: a.example\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n',
          ),
        },
        { from: 'resp', bytes: bytesOf('HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n') },
        answers({ type: 'SETTINGS' }, headers(1, OK), data(1, 'first', END_STREAM)),
        opens,
        asks(headers(3, get('/next'), END_STREAM)),
      ],
      [
        'request http/1.1 GET a.example/up  |',
        'response http/1.1 GET a.example/up 101 |',
        'response h2 GET a.example/up 200 | first',
        request('/next'),
      ],
    ],
    [
      "a field of which only the name is in the static table, and a method of one's own",
      [opens, asks(headers(1, { ':method': 'x-method 1', ':path': '/', host: 'b.example' }, END_STREAM))],
      ['request h2 x-method 1 b.example/  |'],
    ],
    [
      'a block that is wrong: what came before the fault is known, and the body is read',
      [
        opens,
        asks(
          {
            type: 'HEADERS',
            flags: END_HEADERS,
            stream: 1,
            payload: concatBytes([buildHttp2Fields(post('/')), Uint8Array.of(0x80)]),
          },
          data(1, 'body', END_STREAM),
        ),
      ],
      ['request h2 POST a.example/  | body'],
      ['http2-fields-invalid', 'http2-fields-unknown'],
    ],
    [
      'a frame between those of a block: what follows is not read',
      [
        opens,
        asks(
          { type: 'HEADERS', stream: 1, payload: buildHttp2Fields(get('/')) },
          { type: 'PING', payload: '12345678' },
        ),
        asks(headers(3, get('/3'), END_STREAM)),
      ],
      [],
      ['http2-broken', 'http2-fields-unknown', 'http-message-incomplete'],
    ],
    [
      'a frame larger than was allowed',
      [opens, asks({ type: 'DATA', stream: 1, payload: 'x'.repeat(16_385) })],
      [],
      ['http2-broken'],
    ],
    [
      'a frame as large as was allowed',
      [
        opens,
        answers({ type: 'SETTINGS', payload: '\0\x05\0\0\x60\0' }),
        asks(headers(1, post('/')), data(1, 'x'.repeat(20_000), END_STREAM)),
      ],
      [`request h2 POST a.example/  | ${'x'.repeat(20_000)}`],
    ],
    [
      'padding longer than its frame',
      [opens, asks({ type: 'DATA', flags: PADDED, stream: 1, payload: '\x09abc' })],
      [],
      ['http2-broken'],
    ],
  ];

  it.each(cases)('reads %s', (_what, turns, lines, notices = []) => {
    const heard = hear(turns);
    expect(linesOf(heard)).toEqual(lines);
    expect(noticesOf(heard)).toEqual(notices);
  });

  it.each(cases)('reads %s the same in any pieces, and accounts for every byte', (_what, turns) => {
    const whole = hear(turns);
    const byteLength = turns.reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(accountedBytes(whole)).toEqual({ read: byteLength, missed: 0 });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 }), (lengths) => {
        const pieces = hear(turns, () => lengths);
        expect(linesOf(pieces)).toEqual(linesOf(whole));
        expect(bytesOfEach(pieces)).toEqual(bytesOfEach(whole));
        expect(accountedBytes(pieces)).toEqual({ read: byteLength, missed: 0 });
      }),
      { numRuns: 20 },
    );
  });

  it('leads from body and fields to where they stand', () => {
    const turns = [opens, asks(headers(1, post('/path')), data(1, 'ab'), data(1, 'cd', END_STREAM))];
    const packets = packetsOf(buildConversation({ turns, cuts: () => [100, 1, 1, 1] }));
    const [message] = hearAll(packets).filter(isMessage);
    for (const { bytes, source } of message?.sections ?? []) {
      const found = source.pieces({ start: 0, end: bytes.length }).map(({ index, offset, byteLength }) => {
        const packet = packets[index - 1];
        const at = offset - (packet?.origin.offset ?? 0);
        return packet?.bytes.subarray(at, at + byteLength) ?? new Uint8Array(0);
      });
      expect(textOf(concatBytes(found))).toBe(textOf(bytes));
    }
    expect(message?.sections.map(({ location, field }) => field ?? location)).toEqual([
      'url',
      ':authority',
      'body',
    ]);
  });

  describe('of which the beginning was not captured', () => {
    const known = buildHttp2Fields({ ':path': '/secret' }, true);
    const first = { type: 'HEADERS', flags: END_HEADERS | END_STREAM, stream: 1, payload: known } as const;

    it('follows the frames, and says which fields are not known', () => {
      const later: FramePlan = {
        type: 'HEADERS',
        flags: END_HEADERS,
        stream: 3,
        payload: concatBytes([Uint8Array.of(0xbe), buildHttp2Fields({ ':method': 'POST', 'x-a': '1' })]),
      };
      const turns = [
        opens,
        asks(first),
        asks(later, data(3, 'body', END_STREAM)),
        answers(headers(3, OK, END_STREAM)),
      ];
      const packets = buildConversation({ turns });
      const heard = hearAll(packetsOf(packets.slice(5)));
      expect(linesOf(heard)).toEqual([
        'request h2 POST nullnull  | body #x-a=1',
        'response h2 POST nullnull 200 |',
      ]);
      expect(noticesOf(heard)).toEqual(['http2-fields-unknown']);
      expect(heard.filter(({ kind }) => kind === 'opaque')).toMatchObject([
        { byteLength: 1, reason: 'http2-fields-unknown' },
      ]);
    });

    it('finds the frames where a segment begins with one', () => {
      const turns = [
        opens,
        asks(headers(1, post('/')), data(1, 'x'.repeat(1500)), data(1, 'tail')),
        asks(data(1, 'end', END_STREAM)),
      ];
      const packets = buildConversation({ turns });
      // The first that is there is the middle of a frame.
      const heard = hearAll(packetsOf(packets.slice(5)));
      expect(linesOf(heard).at(-1)).toBe('request h2 null nullnull  | end');
      expect(linesOf(heard)[0]).toContain('xxxtail'.slice(0, 3));
    });
  });

  describe('with a gap', () => {
    const turns = [
      opens,
      asks(headers(1, post('/1')), data(1, 'a'.repeat(4000))),
      asks(data(1, 'tail', END_STREAM), headers(3, get('/3'), END_STREAM)),
      asks(headers(5, { ...get('/5'), 'x-a': '1' }, END_STREAM)),
    ];
    const packets = packetsOf(buildConversation({ turns, cuts: () => [500, 1000, 1000] }));
    const without = (...lost: readonly number[]) => hearAll(packets.filter((_, i) => !lost.includes(i)));
    const byteLength = turns.reduce((sum, { bytes }) => sum + bytes.length, 0);

    it('inside a body is a hole in that body', () => {
      const heard = without(5);
      const [first, ...others] = linesOf(heard);
      expect(first).toBe(`request h2 POST a.example/1  missed 1000 | ${'a'.repeat(3000)}tail`);
      expect(others).toEqual([request('/3'), request('/5', ' #x-a=1')]);
      expect(accountedBytes(heard)).toEqual({ read: byteLength - 1000, missed: 1000 });
    });

    it('elsewhere loses the field table, and the next segment that begins with a frame is read', () => {
      const heard = without(9);
      const lost = turns[2]?.bytes.length ?? 0;
      expect(linesOf(heard)).toEqual(
        [`request h2 POST a.example/1  | ${'a'.repeat(4000)}`, request('/5', ' #x-a=1')].reverse(),
      );
      expect(accountedBytes(heard)).toEqual({ read: byteLength - lost, missed: lost });
    });

    it('of any packets accounts for every byte', () => {
      fc.assert(
        fc.property(
          fc.uniqueArray(fc.integer({ min: 3, max: packets.length - 4 }), { maxLength: 4 }),
          (lost) => {
            const { read, missed } = accountedBytes(without(...lost));
            const gone = lost.reduce((sum, i) => sum + ((packets[i]?.bytes.length ?? 54) - 54), 0);
            expect(read).toBe(byteLength - gone);
            expect(missed).toBeLessThanOrEqual(gone);
          },
        ),
      );
    });
  });

  it('follows no more streams than its bound, and loses no message', () => {
    const count = MOST_OPEN_STREAMS + 50;
    const frames = Array.from({ length: count }, (_, i) =>
      headers(1 + 2 * i, { ':method': 'GET', ':path': `/${i}` }),
    );
    const heard = hear([opens, asks(...frames)]);
    expect(linesOf(heard).length).toBe(count);
    expect(noticesOf(heard).filter((code) => code === 'http2-streams-too-many').length).toBe(50);
  });

  it('emits streams that are reset as fast as they are opened, at once', () => {
    const frames = Array.from({ length: 3000 }, (_, i) => [
      headers(1 + 2 * i, get('/'), END_STREAM),
      { type: 'RST_STREAM', stream: 1 + 2 * i, payload: '\0\0\0\x08' } as const,
    ]);
    const heard = hear([opens, asks(...frames.flat())]);
    expect(linesOf(heard).length).toBe(3000);
    expect(noticesOf(heard)).toEqual([]);
    expect(MOST_RESET_STREAMS).toBeLessThan(MOST_OPEN_STREAMS);
  });

  it('gives up a block that never ends', () => {
    const more: FramePlan = { type: 'CONTINUATION', stream: 1, payload: 'x'.repeat(16_000) };
    const count = Math.ceil((2 * MOST_HEAD_BYTES) / 16_000);
    const turns = [
      opens,
      asks({ type: 'HEADERS', stream: 1, payload: '' }, ...new Array<FramePlan>(count).fill(more)),
      asks({ type: 'CONTINUATION', flags: END_HEADERS, stream: 1 }, headers(3, get('/after'), END_STREAM)),
    ];
    const heard = hear(turns);
    expect(linesOf(heard)).toContain(request('/after'));
    const opaque = heard.flatMap((one) => (one.kind === 'opaque' ? [one.byteLength] : []));
    expect(opaque).toEqual([count * 16_000]);
  });

  it('takes any bytes after the preface, and accounts for each', () => {
    const frame = fc.record({
      type: fc.integer({ min: 0, max: 11 }),
      flags: fc.integer({ min: 0, max: 63 }),
      stream: fc.integer({ min: 0, max: 5 }),
      payload: fc.uint8Array({ maxLength: 60 }),
    });
    const turn = fc.record({
      from: fc.constantFrom('orig' as const, 'resp' as const),
      bytes: fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 50 }), frame.map(buildHttp2Frame)),
    });
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 12 }), (turns) => {
        const all = [opens, ...turns];
        const heard = hear(all);
        const byteLength = all.reduce((sum, { bytes }) => sum + bytes.length, 0);
        expect(accountedBytes(heard)).toEqual({ read: byteLength, missed: 0 });
      }),
      { numRuns: 500 },
    );
  });

  it.each(cases)('takes %s with bytes changed', (_what, turns) => {
    const change = fc.tuple(fc.nat(turns.length - 1), fc.nat(5000), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        const changed = turns.map(({ from, bytes }) => ({ from, bytes: bytes.slice() }));
        for (const [turn, place, by] of changes) {
          const bytes = changed[turn]?.bytes;
          if (bytes !== undefined) bytes[place % bytes.length] = (bytes[place % bytes.length] as number) ^ by;
        }
        const whole = hear(changed);
        const pieces = hear(changed, () => [7, 1, 30, 2]);
        expect(linesOf(pieces)).toEqual(linesOf(whole));
        expect(bytesOfEach(pieces)).toEqual(bytesOfEach(whole));
      }),
      { numRuns: 20 },
    );
  });
});
