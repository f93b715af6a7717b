import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, concatBytes, textOf } from '../../base/index.ts';
import type { Heard, Message } from '../message.ts';
import { Budget } from '../stream/budget.ts';
import {
  accountedBytes,
  buildConversation,
  buildHttp2Fields,
  buildHttp2Frame,
  buildWebSocketFrame,
  HTTP2_PREFACE,
  hearAll,
  packetsOf,
  type Turn,
  talkTo,
  type WebSocketFramePlan,
} from '../testing/index.ts';
import { MessageInflater, MOST_INFLATED_BYTES } from './message-inflater.ts';
import { MOST_WEB_SOCKET_BYTES } from './web-socket-lane.ts';
import { WebSocketReader } from './web-socket-reader.ts';

const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const isMessage = (heard: Heard): heard is Message => heard.kind === 'message';
const mask = [0x37, 0xfa, 0x21, 0x3d] as const;

const upgraded = (extensions = ''): Turn[] => [
  {
    from: 'orig',
    bytes: bytesOf(
      'GET /chat HTTP/1.1\r\nHost: a.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    ),
  },
  {
    from: 'resp',
    bytes: bytesOf(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n${extensions && `Sec-WebSocket-Extensions: ${extensions}\r\n`}\r\n`,
    ),
  },
];
const asks = (...frames: readonly WebSocketFramePlan[]): Turn => ({
  from: 'orig',
  bytes: concatBytes(frames.map((frame) => buildWebSocketFrame({ ...frame, mask }))),
});
const answers = (...frames: readonly WebSocketFramePlan[]): Turn => ({
  from: 'resp',
  bytes: concatBytes(frames.map(buildWebSocketFrame)),
});
const text = (payload: string, rest: Partial<WebSocketFramePlan> = {}): WebSocketFramePlan => ({
  opcode: 1,
  payload: bytesOf(payload),
  ...rest,
});

/** As RFC 7692 §7.2.1 has it; `before` is what the same side said in messages before. */
function deflated(payload: string, before = ''): Uint8Array {
  const dictionary = before === '' ? {} : { dictionary: bytesOf(before) };
  const bytes = deflateRawSync(bytesOf(payload), { finishFlush: constants.Z_SYNC_FLUSH, ...dictionary });
  return new Uint8Array(bytes.subarray(0, -4));
}
const compressed = (payload: string, before = ''): WebSocketFramePlan => ({
  opcode: 1,
  payload: deflated(payload, before),
  isCompressed: true,
});

function hear(turns: readonly Turn[], cuts?: () => readonly number[]): Heard[] {
  return hearAll(packetsOf(buildConversation(cuts === undefined ? { turns } : { turns, cuts })));
}

function linesOf(heard: readonly Heard[]): string[] {
  return heard
    .filter(isMessage)
    .filter(({ protocol, sections }) => protocol === 'websocket' && sections.length > 0)
    .map(({ direction, host, target, missedBytes, sections }) => {
      const said = sections.map(
        ({ bytes, location, repeated }) => `${location} ${textOf(bytes.subarray(repeated ?? 0))}`,
      );
      return `${direction} ${host} ${target}${missedBytes > 0 ? ` missed ${missedBytes}` : ''}: ${said.join('+')}`;
    });
}

const bytesOfEach = (heard: readonly Heard[]) =>
  heard.map((one) => ('byteLength' in one ? one.byteLength : 0));
const noticesOf = (heard: readonly Heard[]) =>
  heard.flatMap((one) => (one.kind === 'notice' ? [one.notice.code] : []));
const asked = (said: string) => `request a.example null: stream ${said}`;
const answered = (said: string) => `response a.example null: stream ${said}`;

const hello = 'Hello';
const long = 'the same words again, the same words again';

describe('WebSocketReader', () => {
  const cases: readonly [string, readonly Turn[], readonly string[], (readonly string[])?][] = [
    [
      'the frames of RFC 6455 §5.7',
      [
        ...upgraded(),
        { from: 'orig', bytes: fromHex('818537fa213d7f9f4d5158') },
        { from: 'resp', bytes: fromHex('810548656c6c6f 010348656c 80026c6f') },
      ],
      [asked(hello), answered(hello), answered(hello)],
    ],
    [
      'the messages of RFC 7692 §7.2.3, each of which may refer to those before',
      [
        ...upgraded('permessage-deflate'),
        {
          from: 'resp',
          bytes: fromHex(
            `c107f248cdc9c90700 c105f200110000 4103f248cd 8004c9c90700
            c10b000500faff48656c6c6f00 c108f348cdc9c9070000 c10df248050000 00ffffcac9c90700`.replace(
              /\s/g,
              '',
            ),
          ),
        },
      ],
      new Array(6).fill(answered(hello)),
    ],
    [
      'messages in fragments, with control frames between them',
      [
        ...upgraded(),
        asks(
          text('frag', { isLast: false }),
          { opcode: 9, payload: bytesOf('ping') },
          text('ment', { opcode: 0 }),
        ),
        answers({ opcode: 10, payload: bytesOf('ping') }, { opcode: 9, payload: new Uint8Array(0) }),
        answers({ opcode: 8, payload: bytesOf('\u0003\u00e8because') }),
      ],
      [asked('fragment'), asked('ping'), answered('ping\u0003\u00e8because')],
    ],
    [
      'compressed messages with what each side said before',
      [
        ...upgraded('x-other, permessage-deflate; client_max_window_bits=15'),
        asks(compressed(long), compressed(long, long)),
        answers(compressed(long), compressed('else', long), text('plain'), compressed(long, `${long}else`)),
      ],
      [asked(long), asked(long), answered(long), answered('else'), answered('plain'), answered(long)],
    ],
    [
      'compressed messages of a side that begins anew each time',
      [
        ...upgraded('permessage-deflate; server_no_context_takeover'),
        answers(compressed(long), compressed(long)),
        asks(compressed(long), compressed(long, long)),
      ],
      [answered(long), answered(long), asked(long), asked(long)],
    ],
    [
      'a compressed message that is wrong, and what refers to nothing before it',
      [
        ...upgraded('permessage-deflate'),
        answers(compressed(long), { opcode: 2, payload: bytesOf('\u00ff\u00fe wrong'), isCompressed: true }),
        answers(compressed('new'), compressed(long, long)),
      ],
      [answered(long), answered('new')],
      ['websocket-message-undone', 'websocket-message-undone'],
    ],
    [
      'what is no frame, as a stream',
      [...upgraded(), answers(text('one')), { from: 'resp', bytes: bytesOf('\u007fno frame') }],
      [answered('one'), answered('\u007fno frame')],
      ['websocket-broken'],
    ],
    [
      'a message that does not end',
      [...upgraded(), answers(text('half', { isLast: false }))],
      [answered('half')],
      ['websocket-message-incomplete'],
    ],
  ];

  it.each(cases)('reads %s', (_what, turns, lines, notices = []) => {
    const heard = hear(turns);
    expect(linesOf(heard).sort()).toEqual([...lines].sort());
    expect(noticesOf(heard)).toEqual(notices);
  });

  it.each(cases)('reads %s the same in any pieces, and accounts for every byte', (_what, turns) => {
    const whole = hear(turns);
    const byteLength = turns.reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(accountedBytes(whole)).toEqual({ read: byteLength, missed: 0 });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 60 }), (lengths) => {
        const pieces = hear(turns, () => lengths);
        expect(linesOf(pieces)).toEqual(linesOf(whole));
        expect(bytesOfEach(pieces)).toEqual(bytesOfEach(whole));
      }),
      { numRuns: 20 },
    );
  });

  it('leads to where a message stands, and all of a compressed one to all of its payload', () => {
    const turns = [...upgraded(), answers(text('plain text')), answers(compressed(long))];
    const packets = packetsOf(buildConversation({ turns }));
    const [plain, packed] = hearAll(packets).filter(isMessage).slice(2);
    const pieceOf = (message: Message | undefined) => {
      const [piece, ...others] = message?.sections[0]?.source.pieces({ start: 2, end: 4 }) ?? [];
      expect(others).toEqual([]);
      const packet = packets[(piece?.index ?? 0) - 1];
      const at = (piece?.offset ?? 0) - (packet?.origin.offset ?? 0);
      return packet?.bytes.subarray(at, at + (piece?.byteLength ?? 0));
    };
    expect(textOf(pieceOf(plain) as Uint8Array)).toBe('ai');
    expect(pieceOf(packed)).toEqual(deflated(long));
  });

  it('goes on after a gap: in a message with a hole, elsewhere with the next segment of whole frames', () => {
    const turns = [
      ...upgraded('permessage-deflate'),
      answers(text('a'.repeat(3000))),
      answers(compressed(long)),
      answers(compressed(long, long)),
      answers(text('after')),
    ];
    const packets = packetsOf(buildConversation({ turns, cuts: () => [1000, 1000] }));
    const first = packets.findIndex(({ bytes }) => textOf(bytes).includes('aaaa'));
    const without = (...lost: readonly number[]) => hearAll(packets.filter((_, i) => !lost.includes(i)));
    expect(linesOf(without(first + 1))).toEqual([
      `response a.example null missed 1000: stream ${'a'.repeat(2000)}`,
      answered(long),
      answered(long),
      answered('after'),
    ]);
    // Without the first of the two, nobody knows what the second refers to.
    const heard = without(first + 3);
    expect(linesOf(heard).slice(1)).toEqual([answered('after')]);
    expect(noticesOf(heard)).toEqual(['websocket-message-undone']);
    const byteLength = turns.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const { read, missed } = accountedBytes(heard);
    expect(read + missed).toBe(byteLength);
  });

  it('splits a message too large to hold, with the border repeated', () => {
    const payload = new Uint8Array(MOST_WEB_SOCKET_BYTES + 5000).fill(97);
    const heard = hear([...upgraded(), answers({ opcode: 2, payload })], () => [])
      .filter(isMessage)
      .slice(2);
    expect(heard.length).toBe(2);
    expect(heard[1]?.sections[0]?.repeated).toBeGreaterThan(0);
    expect(heard.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(payload.length + 10);
  });

  it('reads those that extended CONNECT opens in HTTP/2', () => {
    const fields = {
      ':method': 'CONNECT',
      ':protocol': 'websocket',
      ':scheme': 'https',
      ':path': '/chat',
      ':authority': 'a.example',
    };
    const frame = (type: 'DATA' | 'HEADERS', payload: Uint8Array) =>
      buildHttp2Frame({ type, flags: type === 'HEADERS' ? 4 : 0, stream: 1, payload });
    const turns: Turn[] = [
      {
        from: 'orig',
        bytes: concatBytes([
          HTTP2_PREFACE,
          buildHttp2Frame({ type: 'SETTINGS' }),
          frame('HEADERS', buildHttp2Fields(fields)),
        ]),
      },
      {
        from: 'resp',
        bytes: frame(
          'HEADERS',
          buildHttp2Fields({ ':status': '200', 'sec-websocket-extensions': 'permessage-deflate' }),
        ),
      },
      { from: 'orig', bytes: frame('DATA', asks(text('up')).bytes) },
      { from: 'resp', bytes: frame('DATA', answers(compressed(long)).bytes.subarray(0, 7)) },
      { from: 'resp', bytes: frame('DATA', answers(compressed(long)).bytes.subarray(7)) },
    ];
    const heard = hear(turns);
    expect(linesOf(heard)).toEqual([asked('up'), answered(long)]);
    const byteLength = turns.reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(accountedBytes(heard)).toEqual({ read: byteLength, missed: 0 });
  });

  it('takes any bytes, and accounts for each', () => {
    const frame = fc.record({
      opcode: fc.constantFrom(0, 1, 2, 3, 8, 9, 10),
      payload: fc.oneof(
        fc.uint8Array({ maxLength: 30 }),
        fc.string({ maxLength: 20 }).map((one) => deflated(one)),
      ),
      isLast: fc.boolean(),
      isCompressed: fc.boolean(),
    });
    const turn = fc.oneof(
      frame.map((one) => asks(one)),
      frame.map((one) => answers(one)),
      fc.uint8Array({ minLength: 1, maxLength: 20 }).map((bytes): Turn => ({ from: 'resp', bytes })),
    );
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 10 }), (frames) => {
        const turns = [...upgraded('permessage-deflate'), ...frames];
        const byteLength = turns.reduce((sum, { bytes }) => sum + bytes.length, 0);
        expect(accountedBytes(hear(turns))).toEqual({ read: byteLength, missed: 0 });
      }),
      { numRuns: 300 },
    );
  });
});

describe('what WebSocketReader holds', () => {
  it('is given back at the end, whatever was said, and lost by no relief', () => {
    const frame = fc.record({
      opcode: fc.constantFrom(0, 1, 2, 9),
      payload: fc.string({ minLength: 1, maxLength: 60 }).map((one) => deflated(one)),
      isLast: fc.boolean(),
      isCompressed: fc.boolean(),
    });
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.tuple(fc.constantFrom('request' as const, 'response' as const), frame) },
      { weight: 1, arbitrary: fc.constant('relieve' as const) },
      { weight: 1, arbitrary: fc.constant('gap' as const) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const heard: Heard[] = [];
        const talk = talkTo(heard);
        const reader = new WebSocketReader(talk, undefined);
        let offset = 0;
        let gaps = 0;
        for (const one of steps) {
          if (one === 'relieve') reader.relieve();
          else if (one === 'gap') {
            reader.gap('response', 5, 0);
            gaps += 5;
          } else {
            const bytes = buildWebSocketFrame(one[0] === 'request' ? { ...one[1], mask } : one[1]);
            reader.read(one[0], { bytes, at: 0, index: 1, offset });
            offset += bytes.length;
          }
        }
        reader.end('request');
        reader.end('response');
        expect(talk.budget.held).toBe(0);
        expect(accountedBytes(heard)).toEqual({ read: offset, missed: gaps });
      }),
      { numRuns: 500 },
    );
  });
});

describe('MessageInflater', () => {
  const bomb = () => new Uint8Array(deflateRawSync(new Uint8Array(MOST_INFLATED_BYTES), { level: 9 }));

  it('gives no more than a bounded multiple of what was sent', () => {
    const budget = new Budget();
    const inflater = new MessageInflater(false, budget);
    const given = [1, 2, 3].map(() => inflater.inflate(bomb())?.length ?? null);
    expect(given).toEqual([MOST_INFLATED_BYTES, null, null]);
    inflater.lose();
    expect(budget.held).toBe(0);
  });

  it('inflates nothing beyond its bound', () => {
    const larger = deflateRawSync(new Uint8Array(MOST_INFLATED_BYTES + 1), { level: 9 });
    expect(new MessageInflater(true, new Budget()).inflate(new Uint8Array(larger))).toBe(null);
  });
});
