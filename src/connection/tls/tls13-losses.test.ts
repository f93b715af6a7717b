import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes } from '../../base/index.ts';
import type { Heard, Message } from '../message.ts';
import { buildConversation, connectedTls13, hearAll, packetsOf, type Tls13Script } from '../testing/index.ts';

const messagesOf = (heard: readonly Heard[]) =>
  heard.filter((one): one is Message => one.kind === 'message' && one.protocol !== 'tls');
const GET = 'GET /x HTTP/1.1\r\nHost: inside.example\r\n\r\n';
const OK = 'HTTP/1.1 204 No Content\r\n\r\n';

describe('TLS 1.3 with losses', () => {
  const body = 'z'.repeat(20_000);
  const answer = `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

  function long(): Tls13Script {
    const script = connectedTls13();
    for (let i = 0; i < 4; i++) {
      script.asks(GET.replace('/x', `/${i}`));
      for (let at = 0; at < answer.length; at += 700) script.answers(answer.slice(at, at + 700));
    }
    return script;
  }

  it('finds the records after a loss again, wherever it is', () => {
    const script = long();
    const packets = script.packets();
    const answers = packets.filter(({ from, byteLength }) => from === 'resp' && byteLength > 0);
    const [, ...droppable] = answers;
    fc.assert(
      fc.property(fc.nat(droppable.length - 2), fc.integer({ min: 1, max: 30 }), (from, count) => {
        const dropped = new Set(droppable.slice(from, from + count).filter((one) => one !== answers.at(-1)));
        const heard = hearAll(packetsOf(packets.filter((packet) => !dropped.has(packet))), script.ring());
        const lost = [...dropped].reduce((sum, { byteLength }) => sum + byteLength, 0);
        const requests = messagesOf(heard).filter(({ direction }) => direction === 'request');
        expect(requests.map(({ target }) => target)).toEqual(['/0', '/1', '/2', '/3']);
        const missed = heard.reduce((sum, one) => {
          if (one.kind === 'message') return sum + one.missedBytes;
          return one.kind === 'missed' ? sum + one.byteLength : sum;
        }, 0);
        expect(missed).toBeGreaterThanOrEqual(lost);
        // Nothing is opaque but what stands in a record of which a part was lost.
        const opaque = heard.reduce((sum, one) => (one.kind === 'opaque' ? sum + one.byteLength : sum), 0);
        expect(opaque).toBeLessThan(2 * (700 + 22));
        const said = messagesOf(heard).filter(({ direction }) => direction === 'response');
        expect(said.reduce((sum, one) => sum + one.byteLength + one.missedBytes, 0)).toBeLessThanOrEqual(
          4 * answer.length,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('goes on after a key update that was lost', () => {
    const script = connectedTls13();
    script.asks(GET);
    script.says('resp', script.server.keyUpdate());
    script.answers(OK);
    script.asks(GET);
    script.answers(OK);
    const update = script
      .packets()
      .find(({ from, byteLength }) => from === 'resp' && byteLength === 5 + 5 + 17);
    const rest = script
      .packets()
      .filter(({ position, from }) => from !== 'resp' || position !== update?.position);
    expect(update).toBeDefined();
    const heard = hearAll(packetsOf(rest), script.ring());
    expect(messagesOf(heard).filter(({ direction }) => direction === 'response')).toHaveLength(2);
  });
});

describe('TLS 1.3 that was tampered with', () => {
  it('accounts for every byte, and never throws', () => {
    const script = connectedTls13();
    for (let i = 0; i < 3; i++) {
      script.asks(GET);
      script.answers(OK.repeat(20));
    }
    const whole = script.turns.reduce((sum, { bytes }) => sum + bytes.length, 0);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 10 }),
        (changes, cuts) => {
          const turns = script.turns.map(({ from, bytes }) => ({ from, bytes: bytes.slice() }));
          for (const [at, value] of changes) {
            let left = at;
            const turn = turns.find(({ bytes }) => {
              left -= bytes.length;
              return left < 0;
            });
            if (turn !== undefined) turn.bytes[left + turn.bytes.length] = value;
          }
          const heard = hearAll(packetsOf(buildConversation({ turns, cuts: () => cuts })), script.ring());
          const accounted = heard.reduce((sum, one) => {
            if (one.kind === 'message' || one.kind === 'opaque') return sum + one.byteLength;
            return one.kind === 'notice' ? sum + (one.notice.byteLength ?? 0) : sum;
          }, 0);
          expect(accounted).toBe(whole);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a capture that was made to be lost in', () => {
  it('comes to an end', () => {
    const script = connectedTls13();
    script.asks(GET);
    // What looks like a record wherever one may begin; each turn is a packet.
    const decoy = concatBytes(Array.from({ length: 150 }, () => Uint8Array.of(23, 3, 3, 0, 23, 23, 3, 3)));
    for (let i = 0; i < 60; i++) script.says('resp', decoy);
    const kept = script
      .packets()
      .filter(({ from, byteLength }, i) => from === 'orig' || byteLength !== decoy.length || i % 2 === 0);
    const heard = hearAll(packetsOf(kept), script.ring());
    const opaque = heard.reduce((sum, one) => (one.kind === 'opaque' ? sum + one.byteLength : sum), 0);
    expect(opaque).toBe(kept.filter(({ byteLength }) => byteLength === decoy.length).length * decoy.length);
    expect(opaque).toBe(30 * decoy.length);
  });
});
