import { type WasmMemory, type WasmModule, webAssembly } from '../../base/index.ts';
import type { Layout } from './layout.ts';
import type { PoolPlace } from './needle-pool.ts';
import { BLOCK_BYTES, type Block, type Likely } from './search.ts';
import { searchBlockWasm } from './search-block-wasm.ts';
import type { SearchPath } from './search-path.ts';
import { FOLD, MIX_BOTH } from './window.ts';

/** Bytes before a block that a needle may begin in, and after it that are compared before the exact comparison. */
const BEFORE = 64;
const AFTER = 64;

/** Occurrences that are told at a time; where there are more in a block, it is asked again. */
const MOST_TOLD = 1 << 10;

/** Past the block a step may load so much more. */
const LOADED = 48;

/** One step for each eight places, and a window pending for each place, of a path with a stride of one. */
const STEP_BYTES = BLOCK_BYTES / 8 + 4;
const PENDING_BYTES = BLOCK_BYTES * 8;

/** Fields, then the constants at the next vector: fold, the factor of the whole hash, three bits, the bit of each. */
const FIELDS = 9;
const CONSTANTS_AT = 48;
const FIELD_BYTES = CONSTANTS_AT + 4 * 16;

export interface WasmPlace {
  readonly fields: number;
  readonly text: number;
  readonly steps: number;
  readonly pending: number;
  readonly told: number;
}

/** To be asked first: the fields of the memory lie at address 0. */
export function placeWasm(layout: Layout): WasmPlace {
  return {
    fields: layout.take(FIELD_BYTES),
    text: layout.take(BEFORE + BLOCK_BYTES + AFTER + LOADED) + BEFORE,
    steps: layout.take(STEP_BYTES),
    pending: layout.take(PENDING_BYTES),
    told: layout.take(MOST_TOLD * 8),
  };
}

interface Exports {
  readonly lookUp: (path: number, length: number) => number;
  readonly check: (path: number, first: number, count: number, length: number) => number;
  readonly resumeFrom: () => number;
}

let compiled: WasmModule | null | undefined;

/** The search in WebAssembly, or null where there are no vectors. */
function wasmModule(): WasmModule | null {
  if (compiled === undefined) {
    const bytes = Buffer.from(searchBlockWasm, 'base64');
    compiled = webAssembly.validate(bytes) ? new webAssembly.Module(bytes) : null;
  }
  return compiled;
}

export function hasWasm(): boolean {
  return wasmModule() !== null;
}

const PAGE = 1 << 16;

export function wasmMemory(byteLength: number): WasmMemory {
  return new webAssembly.Memory({ initial: Math.ceil(byteLength / PAGE) });
}

/** The search in WebAssembly over tables in its memory. */
export class WasmSearch {
  readonly #exports: Exports;
  readonly #memory: Uint8Array;
  readonly #told: Int32Array;
  readonly #text: number;

  constructor(memory: WasmMemory, place: WasmPlace, pool: PoolPlace) {
    const module = wasmModule();
    if (module === null) throw new TypeError('there are no vectors in this WebAssembly');
    // In the order of the constants in assembly/search-block.ts.
    new Int32Array(memory.buffer, place.fields, FIELDS).set([
      place.text,
      AFTER,
      place.steps,
      place.pending,
      place.told,
      MOST_TOLD,
      pool.starts,
      pool.least,
      pool.bytes,
    ]);
    const constants = new Int32Array(memory.buffer, place.fields + CONSTANTS_AT, 16);
    constants.fill(FOLD, 0, 4).fill(MIX_BOTH, 4, 8).fill(0x07070707, 8, 12);
    constants.set([0x08040201, 0x80402010], 12);
    this.#exports = new webAssembly.Instance(module, { env: { memory } }).exports as Exports;
    this.#memory = new Uint8Array(memory.buffer);
    this.#told = new Int32Array(memory.buffer, place.told, MOST_TOLD * 2);
    this.#text = place.text;
  }

  search(paths: readonly SearchPath[], block: Block, likely: Likely): void {
    const { lookUp, check, resumeFrom } = this.#exports;
    const length = block.to - block.from;
    this.#copy(block);
    for (const { fields } of paths) {
      const pending = lookUp(fields, length);
      for (let first = 0; first < pending; first = resumeFrom()) {
        const count = check(fields, first, pending, length);
        for (let at = 0; at < count * 2; at += 2)
          likely(this.#told[at] as number, (this.#told[at + 1] as number) + block.from);
      }
    }
  }

  #copy({ bytes, from, to }: Block): void {
    const first = Math.max(from - BEFORE, 0);
    const last = Math.min(to + AFTER, bytes.length);
    const at = this.#text - from;
    this.#memory.set(bytes.subarray(first, last), at + first);
    // Else what stood there of another text would pass for the end of this one, and be compared in vain.
    if (last < to + AFTER) this.#memory.fill(0, at + last, at + to + AFTER);
  }
}
