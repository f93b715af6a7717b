import type { TlsVersion } from '../capture/index.ts';
import type { Connection, Heard } from '../connection/index.ts';
import type { Placed } from './opaque-uploads.ts';

/** What carried protected connections to one destination in one repeat of a step. */
export interface TlsUse extends Placed {
  /** Null where no handshake was captured that tells it: of these connections nobody knows how well they were protected. */
  readonly version: TlsVersion | null;
  readonly cipher: string | null;
  /** Connections that said something here for the first time; 0 where all had done so before. */
  readonly connections: number;
}

/** By what version and cipher suite what passed was protected. */
export interface TlsCoverage {
  /** Protected connections in which something was said. */
  readonly connections: number;
  /** Those of them whose version nobody knows. */
  readonly unseen: number;
  readonly uses: readonly TlsUse[];
  /** There are more than are listed. */
  readonly areUsesLeftOut?: true;
}

/** Uses that are listed, the first ones: as many as of uploads that nobody can read. */
export const MOST_TLS_USES = 50_000;

type Draft = { -readonly [Key in keyof TlsUse]: TlsUse[Key] };

/** Gathers what protected connections came to, and where and when something was said under it. */
export class TlsUses {
  readonly #drafts = new Map<string, Draft>();
  /** Where a connection was heard last. */
  readonly #last = new WeakMap<Connection, Placed>();
  #connections = 0;
  #unseen = 0;
  #isTooMany = false;

  /** The name asked for in a handshake goes out in clear, before anything is agreed on. */
  take(heard: Exclude<Heard, { kind: 'notice' | 'closed' }>, place: Placed): void {
    const { connection, kind } = heard;
    if (connection.transport !== 'tls' || kind === 'refused' || kind === 'missed') return;
    if (kind === 'message' && heard.protocol === 'tls') return;
    const last = this.#last.get(connection);
    if (last !== undefined && isSame(last, place)) return;
    this.#last.set(connection, place);
    const { version, cipher } = connection.tls ?? { version: null, cipher: null };
    if (last === undefined) {
      this.#connections += 1;
      if (version === null) this.#unseen += 1;
    }
    const draft = this.#draftOf({ ...place, version, cipher });
    if (draft !== null && last === undefined) draft.connections += 1;
  }

  /** Sorted by destination, phase, step and repeat. */
  list(): TlsCoverage {
    return {
      connections: this.#connections,
      unseen: this.#unseen,
      uses: [...this.#drafts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, draft]) => draft),
      ...(this.#isTooMany ? { areUsesLeftOut: true as const } : {}),
    };
  }

  #draftOf(use: Omit<TlsUse, 'connections'>): Draft | null {
    const { destination, phase, step, repeat, version, cipher } = use;
    const key = JSON.stringify([destination, phase, step, repeat, version, cipher]);
    const known = this.#drafts.get(key);
    if (known !== undefined) return known;
    if (this.#drafts.size >= MOST_TLS_USES) {
      this.#isTooMany = true;
      return null;
    }
    const draft = { destination, phase, step, repeat, version, cipher, connections: 0 };
    this.#drafts.set(key, draft);
    return draft;
  }
}

function isSame(a: Placed, b: Placed): boolean {
  return a.destination === b.destination && a.repeat === b.repeat && a.step === b.step && a.phase === b.phase;
}
