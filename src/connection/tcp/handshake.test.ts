import { expect, test } from 'vitest';
import { Handshake } from './handshake.ts';
import type { Side } from './tcp-connection.ts';
import { ACK, SYN } from './tcp-header.ts';

type Sent = readonly [side: Side, flags: number, sequence: number, acknowledged: number, at: number];

test.each<[string, readonly Sent[], number | null]>([
  [
    'a SYN and its answer',
    [
      [0, SYN, 7, 0, 1_000],
      [1, SYN | ACK, 9, 8, 43_500],
    ],
    42.5,
  ],
  [
    'numbers that wrap',
    [
      [0, SYN, -1, 0, 0],
      [1, SYN | ACK, 9, 0, 2_000],
    ],
    2,
  ],
  [
    'a SYN that was sent again',
    [
      [0, SYN, 7, 0, 0],
      [0, SYN, 7, 0, 1_000],
      [1, SYN | ACK, 9, 8, 1_500],
    ],
    null,
  ],
  ['an answer alone', [[1, SYN | ACK, 9, 8, 1_000]], null],
  [
    'an answer that came before',
    [
      [1, SYN | ACK, 9, 8, 1_000],
      [0, SYN, 7, 0, 2_000],
      [1, SYN | ACK, 9, 8, 3_000],
    ],
    null,
  ],
  [
    'an answer to another SYN',
    [
      [0, SYN, 7, 0, 0],
      [1, SYN | ACK, 9, 80, 1_000],
    ],
    null,
  ],
  [
    'an answer at the same moment',
    [
      [0, SYN, 7, 0, 5],
      [1, SYN | ACK, 9, 8, 5],
    ],
    null,
  ],
  [
    'both sides opening',
    [
      [0, SYN, 7, 0, 0],
      [1, SYN, 9, 0, 1_000],
    ],
    null,
  ],
])('%s', (_, sent, roundTrip) => {
  const handshake = new Handshake();
  const timed = sent.map(([side, flags, sequence, acknowledged, at]) =>
    handshake.take(side, { flags, sequence, acknowledged, payloadStart: 0 }, at),
  );
  expect(timed.find((each) => each !== null) ?? null).toBe(roundTrip);
});
