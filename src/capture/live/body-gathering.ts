import { concatBytes, nowhere } from '../../base/index.ts';
import type { RecordedBody } from '../recorded.ts';
import type { BodySink, BodyStore } from '../recording/index.ts';
import { plainBytes } from './plain-bytes.ts';

/**
 * Bytes of a body held in memory; past it they go to a file as they come. A thousand exchanges at once that
 * all stay below take 512 MB at most. (mitmproxy holds whole bodies unless told to drop large ones.)
 */
export const SPILL_BYTES = 1 << 18;

/** A body that is coming in. */
export class BodyGathering {
  readonly #store: BodyStore;
  #held: Uint8Array[] = [];
  #sink: BodySink | null = null;
  byteLength = 0;

  constructor(store: BodyStore) {
    this.#store = store;
  }

  add(bytes: Uint8Array): void {
    this.byteLength += bytes.byteLength;
    if (this.#sink !== null) {
      this.#sink.write(bytes);
      return;
    }
    this.#held.push(plainBytes(bytes));
    if (this.byteLength <= SPILL_BYTES) return;
    this.#sink = this.#store.begin();
    for (const held of this.#held) this.#sink.write(held);
    this.#held = [];
  }

  /** What came; null where there was no body. `announced` is the length it should have had, if that was said. */
  finish(announced: number | null): RecordedBody | null {
    const wholeLength = announced !== null && announced > this.byteLength ? announced : null;
    if (this.#sink !== null) return this.#sink.finish(wholeLength);
    if (this.byteLength === 0 && wholeLength === null) return null;
    return { bytes: concatBytes(this.#held), source: nowhere, wholeLength };
  }
}
