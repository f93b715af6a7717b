import { optionsIn } from './options.ts';
import { u32 } from './read-number.ts';

const ISB_IFDROP = 5;
const ISB_OSDROP = 7;

/** What the Interface Statistics Blocks of a file (pcapng draft, section 4.6) say was lost while it was captured. */
export class Drops {
  /** By interface: counters run on, so that the last block tells all. */
  readonly #lost = new Map<number, number>();
  /** Of the sections before this one. */
  #before = 0;

  /** The next section numbers its interfaces anew. */
  startSection(): void {
    this.#before = this.packets();
    this.#lost.clear();
  }

  /** Takes the block that lies in whole from `start` to `end` of `chunk`. */
  take(chunk: Uint8Array, span: { readonly start: number; readonly end: number }, little: boolean): void {
    if (span.end - span.start < 24) return;
    const which = u32(chunk, span.start + 8, little);
    let lost = 0;
    for (const { code, start, end } of optionsIn(
      chunk,
      { start: span.start + 20, end: span.end - 4 },
      little,
    )) {
      if ((code !== ISB_IFDROP && code !== ISB_OSDROP) || end - start < 8) continue;
      const [high, low] = little ? [start + 4, start] : [start, start + 4];
      const count = u32(chunk, high, little) * 2 ** 32 + u32(chunk, low, little);
      // All ones stand for a count that was not to be had.
      if (count < 2 ** 64) lost += count;
    }
    this.#lost.set(which, lost);
  }

  /** Packets that were lost. */
  packets(): number {
    let packets = this.#before;
    for (const lost of this.#lost.values()) packets += lost;
    return packets;
  }
}
