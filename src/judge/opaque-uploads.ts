/** Bytes that were sent in one repeat of a step and that nobody could read. */
export interface OpaqueUpload {
  readonly destination: string;
  readonly phase: string;
  readonly step: string;
  readonly repeat: number;
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

/** By destination, phase, step and repeat, as JSON; only the empty name where they were too many. */
export type UploadTally = ReadonlyMap<string, number>;

const TOO_MANY: UploadTally = new Map([['', 0]]);

/** Adds up what was sent in each repeat of each step and could not be read. */
export class OpaqueUploads {
  readonly #byteLengths = new Map<string, number>();
  #isTooMany = false;

  add(place: Placed & { readonly direction: 'request' | 'response' }, byteLength: number): void {
    const { destination, phase, step, repeat, direction } = place;
    if (direction !== 'request' || byteLength === 0 || phase === null || step === null) return;
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
    if (this.#isTooMany) return [];
    return [...this.#byteLengths]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, opaque]) => {
        const [phase, step, repeat, destination] = JSON.parse(key);
        return opaque > 0 ? [{ destination, phase, step, repeat, opaque }] : [];
      });
  }

  #count(key: string, byteLength: number): void {
    const before = this.#byteLengths.get(key);
    if (before === undefined && this.#byteLengths.size >= MOST_UPLOADS) this.#isTooMany = true;
    else this.#byteLengths.set(key, (before ?? 0) + byteLength);
  }
}
