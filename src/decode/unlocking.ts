import { MOST_PARTS_UNDER_BYTE, underByte } from './added-keys.ts';
import type { RingKey } from './key-ring.ts';
import { keyedLayers, type Region, type Search } from './layers/index.ts';
import { xorRegion } from './layers/xor.ts';
import type { Part } from './part.ts';
import { isSealable } from './sealable.ts';
import type { UnfoldOptions } from './unfold-options.ts';

type Options = Pick<UnfoldOptions, 'keysFor' | 'ring' | 'sealedBlock' | 'opened'>;

const NONE: readonly RingKey[] = [];

/** Opens with keys what is encrypted in one section. */
export class Unlocking {
  readonly #options: Options;
  /** The keys of what a byte was taken off, by its bytes. */
  readonly #under = new WeakMap<Uint8Array, readonly RingKey[]>();
  #triedUnderByte = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Whether it is worth while to ask about a part. */
  mayOpen(part: Part): boolean {
    const { keysFor, ring = NONE, sealedBlock } = this.#options;
    if (keysFor === undefined && ring.length === 0) return false;
    return isSealable(part, sealedBlock) && (this.#keysOf(part).length > 0 || ring.length > 0);
  }

  /** What a key gives, or what has to be taken off before one does; null where none of them fits. */
  open(search: Search, part: Part): Region | null {
    if (!this.mayOpen(part)) return null;
    const keys = this.#keysOf(part);
    for (const layer of keys.length === 0 ? [] : keyedLayers) {
      const unlocked = layer.open(search, keys);
      if (unlocked === null) continue;
      this.#options.opened?.(unlocked.key);
      return unlocked.region;
    }
    return this.#openUnderByte(search);
  }

  #keysOf({ bytes }: Part): readonly RingKey[] {
    return this.#under.get(bytes) ?? this.#options.keysFor?.(bytes) ?? NONE;
  }

  #openUnderByte({ bytes, mayTry, mostDecoded }: Search): Region | null {
    const { ring = NONE } = this.#options;
    if (ring.length === 0 || mayTry?.('xor') === false || this.#triedUnderByte >= MOST_PARTS_UNDER_BYTE)
      return null;
    this.#triedUnderByte += 1;
    const found = underByte(bytes, ring, mostDecoded(bytes.byteLength));
    if (found === null) return null;
    const region = xorRegion(bytes, found.added);
    this.#under.set(region.bytes, [found.key]);
    return region;
  }
}
