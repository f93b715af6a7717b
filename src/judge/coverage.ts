import type { Connection, Heard } from '../connection/index.ts';

/** `payload` = `read` + `opaque`; what a capture lost stands apart. Bytes. */
export interface ByteCount {
  readonly payload: number;
  readonly read: number;
  readonly opaque: number;
  readonly missed: number;
}

export interface CoverageSummary {
  readonly bytes: ByteCount;
  readonly connections: {
    readonly total: number;
    readonly read: number;
    readonly opaque: number;
    readonly refused: number;
  };
  readonly bearers: { readonly [bearer: string]: 'watched' | 'unwatched' };
  readonly byDestination: readonly (ByteCount & { readonly destination: string })[];
  readonly byPhase: readonly (ByteCount & { readonly phase: string })[];
  readonly byService: readonly (ByteCount & { readonly service: string })[];
}

/** What must be watched before anyone may say that a phone told nothing. */
const BEARERS = ['wifi', 'cellular', 'sms'] as const;

/**
 * Adds up how much of what passed could be read. Every negative rests on this: opaque is never clean.
 * A connection counts as read when anything in it was, as opaque when it carried only opaque bytes.
 */
export class Coverage {
  readonly #whole = emptyCount();
  readonly #byDestination = new Map<string, Count>();
  readonly #byPhase = new Map<string, Count>();
  readonly #open = new WeakMap<Connection, ConnectionState>();
  #total = 0;
  #read = 0;
  #opaque = 0;
  #refused = 0;

  /** `unreadable`: bytes of a message's payload that turned out to look encrypted. */
  take(heard: Heard, place: { destination: string; phase: string | null; unreadable: number }): void {
    switch (heard.kind) {
      case 'message': {
        const unreadable = Math.min(place.unreadable, heard.byteLength);
        this.#add(place, {
          read: heard.byteLength - unreadable,
          opaque: unreadable,
          missed: heard.missedBytes,
        });
        const state = this.#stateOf(heard.connection);
        if (heard.byteLength > unreadable) state.read = true;
        if (unreadable > 0) state.opaque = true;
        return;
      }
      case 'opaque':
        this.#add(place, { read: 0, opaque: heard.byteLength, missed: 0 });
        this.#stateOf(heard.connection).opaque = true;
        return;
      case 'missed':
        this.#add(place, { read: 0, opaque: 0, missed: heard.byteLength });
        return;
      case 'refused':
        this.#add(place, { read: 0, opaque: heard.byteLength, missed: 0 });
        this.#stateOf(heard.connection).refused = true;
        return;
      case 'closed': {
        const state = this.#stateOf(heard.connection);
        this.#total += 1;
        if (state.refused) this.#refused += 1;
        else if (state.read) this.#read += 1;
        else if (state.opaque) this.#opaque += 1;
        state.closedOpaque = !state.refused && !state.read && state.opaque;
        return;
      }
      case 'notice':
        return;
      default:
        heard satisfies never;
    }
  }

  /** Bytes of a message that were taken as unreadable, and that a key opened since; its connection may be closed. */
  open(
    connection: Connection,
    place: { destination: string; phase: string | null },
    byteLength: number,
  ): void {
    this.#add(place, { read: byteLength, opaque: -byteLength, missed: 0 });
    const state = this.#stateOf(connection);
    state.read = true;
    if (!state.closedOpaque) return;
    state.closedOpaque = false;
    this.#opaque -= 1;
    this.#read += 1;
  }

  /** `watched`: the bearers that the case says were captured; any other is unwatched. */
  summary(watched: readonly string[]): CoverageSummary {
    return {
      bytes: byteCount(this.#whole),
      connections: { total: this.#total, read: this.#read, opaque: this.#opaque, refused: this.#refused },
      bearers: Object.fromEntries(
        BEARERS.map((bearer) => [bearer, watched.includes(bearer) ? 'watched' : 'unwatched'] as const),
      ),
      byDestination: sorted(this.#byDestination).map(([destination, count]) => ({
        destination,
        ...byteCount(count),
      })),
      byPhase: sorted(this.#byPhase).map(([phase, count]) => ({ phase, ...byteCount(count) })),
      byService: [],
    };
  }

  #stateOf(connection: Connection): ConnectionState {
    let state = this.#open.get(connection);
    if (state === undefined) {
      state = { read: false, opaque: false, refused: false, closedOpaque: false };
      this.#open.set(connection, state);
    }
    return state;
  }

  #add(place: { destination: string; phase: string | null }, more: Count): void {
    addTo(this.#whole, more);
    addTo(entryOf(this.#byDestination, place.destination), more);
    if (place.phase !== null) addTo(entryOf(this.#byPhase, place.phase), more);
  }
}

interface ConnectionState {
  read: boolean;
  opaque: boolean;
  refused: boolean;
  /** It was counted as opaque when it was let go. */
  closedOpaque: boolean;
}

interface Count {
  read: number;
  opaque: number;
  missed: number;
}

function emptyCount(): Count {
  return { read: 0, opaque: 0, missed: 0 };
}

function addTo(count: Count, more: Count): void {
  count.read += more.read;
  count.opaque += more.opaque;
  count.missed += more.missed;
}

function entryOf(counts: Map<string, Count>, key: string): Count {
  let count = counts.get(key);
  if (count === undefined) {
    count = emptyCount();
    counts.set(key, count);
  }
  return count;
}

function byteCount({ read, opaque, missed }: Count): ByteCount {
  return { payload: read + opaque, read, opaque, missed };
}

function sorted<T>(map: Map<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
