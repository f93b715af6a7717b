import type { Micros } from '../../base/index.ts';
import type { Side } from './tcp-connection.ts';
import { ACK, SYN, type TcpHeader } from './tcp-header.ts';

/**
 * Times the round trip of a connection's first two segments. It says how far away the server can be at most, so it must
 * never come out too short: where the SYN was sent again nobody can say which one was answered (RFC 6298 §3, Karn's
 * algorithm), and of one that another answer came before nothing is said.
 */
export class Handshake {
  #askedAt: Micros | null = null;
  #asked = 0;
  #isOver = false;

  /** Takes a segment with SYN; gives the round trip in milliseconds, or null. */
  take(side: Side, header: TcpHeader, at: Micros): number | null {
    if (this.#isOver) return null;
    const isAnswer = (header.flags & ACK) !== 0;
    if (side === 0 && !isAnswer) {
      this.#isOver = this.#askedAt !== null;
      this.#askedAt = at;
      this.#asked = header.sequence;
      return null;
    }
    if (side === 0 || !isAnswer || (header.flags & SYN) === 0) return null;
    this.#isOver = true;
    const micros = this.#askedAt === null ? 0 : at - this.#askedAt;
    const fits = ((this.#asked + 1 - header.acknowledged) | 0) === 0;
    return fits && micros > 0 ? micros / 1000 : null;
  }
}
