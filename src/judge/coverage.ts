import type { Case } from '../case/index.ts';
import type { Connection, Heard } from '../connection/index.ts';
import type { BearerState } from './bearers.ts';
import { bearersOf } from './bearers.ts';
import type { Counted } from './counted.ts';
import {
  type OpaqueUpload,
  OpaqueUploads,
  type Placed,
  type StrayUpload,
  type UploadTally,
} from './opaque-uploads.ts';
import type { TlsCoverage } from './tls-uses.ts';

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
  readonly bearers: { readonly [bearer: string]: BearerState };
  /** What the phone's own counters say, beside what was captured; absent where the case gives none. */
  readonly counted?: Counted;
  readonly byDestination: readonly (ByteCount & { readonly destination: string })[];
  readonly byPhase: readonly (ByteCount & { readonly phase: string })[];
  /** What passes through a host that serves several services counts for each of them. */
  readonly byService: readonly (ByteCount & { readonly service: string })[];
  /** What was sent and could not be read, by destination and repeat of a step; none where there are too many to list. */
  readonly opaqueUploads: readonly OpaqueUpload[];
  /** What was sent outside of steps or of phases and could not be read; absent in examinations made before it was told. */
  readonly strayUploads?: readonly StrayUpload[];
  /** There are too many to list. */
  readonly areUploadsLeftOut?: true;
  /** What protected connections came to; absent in examinations made before it was told. */
  readonly tls?: TlsCoverage;
}

/** What of all that passed one part of the work has looked at, as plain data. */
export interface CoverageTally {
  readonly whole: Count;
  readonly byDestination: ReadonlyMap<string, Count>;
  readonly byPhase: ReadonlyMap<string, Count>;
  readonly uploads: UploadTally;
  /** What was found in each connection, in the order in which they were let go. */
  readonly closed: readonly number[];
}

/** What was found in a connection, a bit for each. */
const READ = 1;
const OPAQUE = 2;
const REFUSED = 4;

/**
 * Adds up how much of what passed could be read. Every negative rests on this: opaque is never clean.
 * A connection counts as read when anything in it was, as opaque when it carried only opaque bytes.
 * Where several share the work each takes its part of what is heard, and every `closed`, and the tallies are merged.
 */
export class Coverage {
  readonly #whole = emptyCount();
  readonly #byDestination = new Map<string, Count>();
  readonly #byPhase = new Map<string, Count>();
  readonly #uploads = new OpaqueUploads();
  readonly #states = new WeakMap<Connection, ConnectionState>();
  readonly #closed: number[] = [];

  /** `unreadable`: bytes of a message's payload that turned out to look encrypted. */
  take(heard: Heard, place: Placed & { unreadable: number }): void {
    switch (heard.kind) {
      case 'message': {
        const unreadable = Math.min(place.unreadable, heard.byteLength);
        this.#add(place, {
          read: heard.byteLength - unreadable,
          opaque: unreadable,
          missed: heard.missedBytes,
        });
        this.#uploads.add({ ...place, direction: heard.direction }, unreadable);
        if (heard.byteLength > unreadable) this.#mark(heard.connection, READ);
        if (unreadable > 0) this.#mark(heard.connection, OPAQUE);
        return;
      }
      case 'opaque':
        this.#add(place, { read: 0, opaque: heard.byteLength, missed: 0 });
        this.#uploads.add({ ...place, direction: heard.direction }, heard.byteLength);
        this.#mark(heard.connection, OPAQUE);
        return;
      case 'missed':
        this.#add(place, { read: 0, opaque: 0, missed: heard.byteLength });
        return;
      case 'refused':
        this.#add(place, { read: 0, opaque: heard.byteLength, missed: 0 });
        this.#uploads.add({ ...place, direction: 'request' }, heard.byteLength);
        this.#mark(heard.connection, REFUSED);
        return;
      case 'closed': {
        const state = this.#stateOf(heard.connection);
        state.ordinal = this.#closed.length;
        this.#closed.push(state.marks);
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
    place: Placed & { direction: 'request' | 'response' },
    byteLength: number,
  ): void {
    this.#add(place, { read: byteLength, opaque: -byteLength, missed: 0 });
    this.#uploads.add(place, -byteLength);
    this.#mark(connection, READ);
  }

  tally(): CoverageTally {
    return {
      whole: this.#whole,
      byDestination: this.#byDestination,
      byPhase: this.#byPhase,
      uploads: this.#uploads.tally(),
      closed: this.#closed,
    };
  }

  /** Takes in what another part of the work has looked at. */
  merge({ whole, byDestination, byPhase, uploads, closed }: CoverageTally): void {
    addTo(this.#whole, whole);
    for (const [destination, count] of byDestination) addTo(entryOf(this.#byDestination, destination), count);
    for (const [phase, count] of byPhase) addTo(entryOf(this.#byPhase, phase), count);
    this.#uploads.merge(uploads);
    for (const [index, marks] of closed.entries()) this.#closed[index] = (this.#closed[index] ?? 0) | marks;
  }

  /** Bytes of payload, read or not, and of what a capture lost. */
  get payload(): number {
    const { read, opaque, missed } = this.#whole;
    return read + opaque + missed;
  }

  /** `servicesOf` gives the ids of the services that a destination belongs to. */
  summary({ vantage, servicesOf, counted }: SummaryOptions): CoverageSummary {
    const byService = new Map<string, Count>();
    for (const [destination, count] of this.#byDestination)
      for (const service of servicesOf(destination)) addTo(entryOf(byService, service), count);
    return {
      bytes: byteCount(this.#whole),
      connections: this.#connections(),
      bearers: bearersOf(vantage),
      ...(counted === null ? {} : { counted }),
      byDestination: sorted(this.#byDestination).map(([destination, count]) => ({
        destination,
        ...byteCount(count),
      })),
      byPhase: sorted(this.#byPhase).map(([phase, count]) => ({ phase, ...byteCount(count) })),
      byService: sorted(byService).map(([service, count]) => ({ service, ...byteCount(count) })),
      opaqueUploads: this.#uploads.list(),
      strayUploads: this.#uploads.listStray(),
      ...(this.#uploads.isTooMany ? { areUploadsLeftOut: true as const } : {}),
    };
  }

  #connections(): CoverageSummary['connections'] {
    const refused = this.#closed.filter((marks) => (marks & REFUSED) !== 0).length;
    const read = this.#closed.filter((marks) => (marks & (REFUSED | READ)) === READ).length;
    const opaque = this.#closed.filter((marks) => marks === OPAQUE).length;
    return { total: this.#closed.length, read, opaque, refused };
  }

  #mark(connection: Connection, mark: number): void {
    const state = this.#stateOf(connection);
    state.marks |= mark;
    if (state.ordinal !== null) this.#closed[state.ordinal] = state.marks;
  }

  #stateOf(connection: Connection): ConnectionState {
    let state = this.#states.get(connection);
    if (state === undefined) {
      state = { marks: 0, ordinal: null };
      this.#states.set(connection, state);
    }
    return state;
  }

  #add(place: Placed, more: Count): void {
    addTo(this.#whole, more);
    addTo(entryOf(this.#byDestination, place.destination), more);
    if (place.phase !== null) addTo(entryOf(this.#byPhase, place.phase), more);
  }
}

export interface SummaryOptions {
  readonly vantage: Case['vantage'];
  readonly servicesOf: (destination: string) => readonly string[];
  readonly counted: Counted | null;
}

interface ConnectionState {
  marks: number;
  /** Which of those let go it was; null before it is. */
  ordinal: number | null;
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
