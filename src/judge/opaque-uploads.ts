/** Bytes that were sent in one repeat of a step and that nobody could read. */
export interface OpaqueUpload {
  readonly destination: string;
  readonly phase: string;
  readonly step: string;
  readonly repeat: number;
  readonly opaque: number;
}

/** Bytes that were sent outside of every step, or of every phase, and that nobody could read. */
export interface StrayUpload {
  readonly destination: string;
  /** Null outside of phases. */
  readonly phase: string | null;
  readonly opaque: number;
}

/**
 * Repeats of steps and destinations for which opaque uploads are counted: a protocol has some hundred repeats and a
 * phone some dozen destinations in each. Past it none is told, so that the result does not depend on who counted first.
 */
export const MOST_UPLOADS = 50_000;

/** Where and when something was heard. */
export interface Placed {
  readonly destination: string;
  readonly phase: string | null;
  readonly step: string | null;
  readonly repeat: number | null;
}

/** By phase, step, repeat and destination, as JSON; only the empty name where they were too many. */
export type UploadTally = ReadonlyMap<string, number>;

const TOO_MANY: UploadTally = new Map([['', 0]]);

/** Adds up what was sent in each repeat of each step, and outside of them, and could not be read. */
export class OpaqueUploads {
  readonly #byteLengths = new Map<string, number>();
  #isTooMany = false;

  add(place: Placed & { readonly direction: 'request' | 'response' }, byteLength: number): void {
    const { destination, phase, step, repeat, direction } = place;
    if (direction !== 'request' || byteLength === 0) return;
    this.#count(JSON.stringify([phase, step, repeat, destination]), byteLength);
  }

  /** Too many to list. */
  get isTooMany(): boolean {
    return this.#isTooMany;
  }

  tally(): UploadTally {
    return this.#isTooMany ? TOO_MANY : this.#byteLengths;
  }

  /** Takes in what another part of the work has counted. */
  merge(tally: UploadTally): void {
    if (tally.has('')) this.#isTooMany = true;
    else for (const [key, byteLength] of tally) this.#count(key, byteLength);
  }

  list(): OpaqueUpload[] {
    return this.#rows().flatMap(({ place: [phase, step, repeat, destination], opaque }) =>
      phase === null || step === null || repeat === null
        ? []
        : [{ destination, phase, step, repeat, opaque }],
    );
  }

  listStray(): StrayUpload[] {
    return this.#rows().flatMap(({ place: [phase, step, , destination], opaque }) =>
      phase === null || step === null ? [{ destination, phase, opaque }] : [],
    );
  }

  #rows(): { place: readonly [string | null, string | null, number | null, string]; opaque: number }[] {
    if (this.#isTooMany) return [];
    return [...this.#byteLengths]
      .filter(([, opaque]) => opaque > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, opaque]) => ({ place: JSON.parse(key), opaque }));
  }

  #count(key: string, byteLength: number): void {
    const before = this.#byteLengths.get(key);
    if (before === undefined && this.#byteLengths.size >= MOST_UPLOADS) this.#isTooMany = true;
    else this.#byteLengths.set(key, (before ?? 0) + byteLength);
  }
}
