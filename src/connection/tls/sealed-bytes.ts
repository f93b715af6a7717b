import type { Micros } from '../../base/index.ts';
import { OpaqueReader } from '../stream/opaque-reader.ts';
import type { Direction, Talk } from '../stream/stream-reader.ts';
import type { Session } from './session.ts';

/** Why bytes of a connection that keys were given for could not be read. */
const REASONS = {
  'tls-no-key': 'A connection is protected by TLS and no key for it is known.',
  'tls-key-wrong': 'Keys were given for a connection, and nothing in it could be read with them.',
  'tls-record-unread': 'Records of a connection could not be decrypted with the keys that the others were.',
} as const;

interface Count {
  /** Bytes of TLS itself. */
  own: number;
  unread: number;
  since: Micros;
}

/**
 * Counts the bytes of TLS in which nothing was said that could be read. Whether anything else of the connection could be
 * says why, so it is told at the end of a direction, or of both.
 */
export class SealedBytes {
  readonly #talk: Talk;
  readonly #session: Session;
  readonly #counts: Readonly<Record<Direction, Count>> = {
    request: { own: 0, unread: 0, since: 0 },
    response: { own: 0, unread: 0, since: 0 },
  };
  readonly #ended = new Set<Direction>();
  #opaque: OpaqueReader | null = null;

  constructor(talk: Talk, session: Session) {
    this.#talk = talk;
    this.#session = session;
  }

  own(direction: Direction, byteLength: number): void {
    this.#counts[direction].own += byteLength;
  }

  unread(direction: Direction, byteLength: number, at: Micros): void {
    const count = this.#counts[direction];
    if (count.unread === 0) count.since = at;
    count.unread += byteLength;
  }

  end(direction: Direction, at: Micros): void {
    this.#ended.add(direction);
    if (!this.#session.hasOpened && this.#ended.size < 2) return;
    for (const ended of this.#ended) this.#tell(ended, at);
  }

  #tell(direction: Direction, at: Micros): void {
    const count = this.#counts[direction];
    const { hasOpened } = this.#session;
    if (hasOpened) this.#talk.framed(count.own);
    else if (count.own > 0) this.unread(direction, count.own, at);
    const { unread, since } = count;
    count.own = 0;
    count.unread = 0;
    if (unread === 0) return;
    const reason = hasOpened ? 'tls-record-unread' : this.#session.isKeyless ? 'tls-no-key' : 'tls-key-wrong';
    this.#opaque ??= new OpaqueReader(this.#talk, reason, REASONS[reason]);
    this.#opaque.count(direction, unread, since);
    this.#opaque.end(direction);
  }
}
