import type { Micros } from '../../base/index.ts';
import type { PlannedPacket } from '../../capture/testing/index.ts';
import { buildTcpFrame, type PlannedEnd } from './build-frame.ts';

/** Bytes that one side says in one go. */
export interface Turn {
  readonly from: 'orig' | 'resp';
  readonly bytes: Uint8Array;
}

export interface ConversationPlan {
  readonly turns: readonly Turn[];
  readonly orig?: PlannedEnd;
  readonly resp?: PlannedEnd;
  /** Time of the first packet; each one after it comes a millisecond later. */
  readonly at?: Micros;
  /** First sequence numbers of both sides, to try the wrap-around. */
  readonly initial?: readonly [number, number];
  /** Lengths of the segments of a turn; what they leave over is one more. 1,400 bytes each where it is not given. */
  readonly cuts?: (turn: Turn) => readonly number[];
  /** Whether the three packets that open the connection are there. Yes, where it is not given. */
  readonly handshake?: boolean;
  readonly close?: 'fin' | 'rst' | 'none';
}

/** A packet of a conversation, and what of the stream it brings. */
export interface ConversationPacket extends PlannedPacket {
  readonly from: 'orig' | 'resp';
  /** Position of its payload in what its side says in all. */
  readonly position: number;
  readonly byteLength: number;
}

const FIN = 1;
const SYN = 2;
const RST = 4;
const PSH = 8;
const ACK = 16;
const SEGMENT_BYTES = 1400;

/**
 * A TCP connection as Ethernet packets, in order and without loss. Tests drop, repeat and reorder them as they
 * like: every packet carries the right numbers whatever its place in the list.
 */
export function buildConversation(plan: ConversationPlan): ConversationPacket[] {
  const orig = plan.orig ?? { address: '10.0.0.2', port: 40_000 };
  const resp = plan.resp ?? { address: '192.0.2.80', port: 80 };
  const [origInitial, respInitial] = plan.initial ?? [1000, 2000];
  const sent = { orig: 0, resp: 0 };
  const packets: ConversationPacket[] = [];
  let at = plan.at ?? 1_400_000_000_000_000;

  function send(from: 'orig' | 'resp', flags: number, payload: Uint8Array, early = 0): void {
    const [own, other] = from === 'orig' ? [origInitial, respInitial] : [respInitial, origInitial];
    const to = from === 'orig' ? 'resp' : 'orig';
    const bytes = buildTcpFrame({
      from: from === 'orig' ? orig : resp,
      to: from === 'orig' ? resp : orig,
      sequence: own + 1 - early + sent[from],
      acknowledged: (flags & ACK) === 0 ? 0 : other + 1 + sent[to],
      flags,
      payload,
    });
    packets.push({ at, bytes, from, position: sent[from], byteLength: payload.length });
    sent[from] += payload.length;
    at += 1000;
  }

  if (plan.handshake !== false) {
    send('orig', SYN, NOTHING, 1);
    send('resp', SYN | ACK, NOTHING, 1);
    send('orig', ACK, NOTHING);
  }
  for (const turn of plan.turns) {
    for (const piece of cutTurn(turn, plan.cuts)) send(turn.from, PSH | ACK, piece);
  }
  if (plan.close === 'rst') send('resp', RST | ACK, NOTHING);
  else if (plan.close !== 'none') {
    send('orig', FIN | ACK, NOTHING);
    sent.orig += 1;
    send('resp', FIN | ACK, NOTHING);
    sent.resp += 1;
    send('orig', ACK, NOTHING);
  }
  return packets;
}

function cutTurn(turn: Turn, cuts: ConversationPlan['cuts']): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const byteLength of cuts?.(turn) ?? []) {
    if (byteLength > 0 && at < turn.bytes.length) pieces.push(turn.bytes.subarray(at, at + byteLength));
    at += Math.max(0, byteLength);
  }
  for (; at < turn.bytes.length; at += SEGMENT_BYTES)
    pieces.push(turn.bytes.subarray(at, at + SEGMENT_BYTES));
  return pieces;
}

const NOTHING = new Uint8Array(0);
