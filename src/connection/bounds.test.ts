import { describe, expect, it } from 'vitest';
import { bytesOf } from '../base/index.ts';
import type { Packet } from '../capture/index.ts';
import { TCP_SILENCE_MICROS } from './conversation.ts';
import { MOST_FLOWS } from './flow-table.ts';
import { openListener } from './listener.ts';
import type { Heard } from './message.ts';
import { buildTcpFrame } from './testing/index.ts';

const to = { address: '192.0.2.80', port: 80 };
const clientOf = (i: number) => ({
  address: `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`,
  port: 4000,
});

function packet(at: number, bytes: Uint8Array): Packet {
  return {
    kind: 'packet',
    at,
    linkType: 1,
    bytes,
    wireLength: bytes.length,
    origin: { index: 1, offset: 40 },
  };
}

describe('bounds', () => {
  it('lets the longest silent go when there are too many connections', () => {
    const kinds = new Map<Heard['kind'], number>();
    const listener = openListener(({ kind }) => kinds.set(kind, (kinds.get(kind) ?? 0) + 1), { file: 'a' });
    for (let i = 0; i < MOST_FLOWS + 1; i++)
      listener.take(packet(i, buildTcpFrame({ from: clientOf(i), to, sequence: 1, flags: 2 })));
    expect(kinds.get('closed')).toBe(MOST_FLOWS / 8);
    listener.finish();
    expect(kinds.get('closed')).toBe(MOST_FLOWS + 1);
  });

  it('lets a connection go that was silent for too long', () => {
    const heard: Heard[] = [];
    const listener = openListener((one) => heard.push(one), { file: 'a' });
    listener.take(packet(0, buildTcpFrame({ from: clientOf(1), to, sequence: 1, flags: 2 })));
    listener.take(
      packet(TCP_SILENCE_MICROS + 1, buildTcpFrame({ from: clientOf(2), to, sequence: 1, flags: 2 })),
    );
    expect(heard.map(({ kind }) => kind)).toEqual(['closed']);
  });

  it('emits what is held when all bodies together grow too large, and loses nothing', () => {
    let read = 0;
    let parts = 0;
    const listener = openListener(
      (one) => {
        if (one.kind !== 'message') return;
        read += one.byteLength;
        parts += 1;
      },
      { file: 'a' },
    );
    const head = bytesOf('POST / HTTP/1.1\r\nContent-Length: 999999\r\n\r\n');
    const chunk = new Uint8Array(60_000);
    let sent = 0;
    const send = (i: number, position: number, payload: Uint8Array) => {
      sent += payload.length;
      const from = clientOf(i);
      listener.take(packet(sent, buildTcpFrame({ from, to, sequence: 2 + position, flags: 24, payload })));
    };
    for (let i = 0; i < 200; i++) {
      listener.take(packet(0, buildTcpFrame({ from: clientOf(i), to, sequence: 1, flags: 2 })));
      send(i, 0, head);
    }
    for (let round = 0; round < 12; round++)
      for (let i = 0; i < 200; i++) send(i, head.length + round * chunk.length, chunk);
    expect(parts).toBeGreaterThan(100);
    expect(sent - read).toBeLessThan(64 * 1024 * 1024);
    listener.finish();
    expect(read).toBe(sent);
  });
});
