import { MOST_WINDOW_PLACES } from './choose-window.ts';
import { Layout } from './layout.ts';
import type { Matcher, Needle } from './needle.ts';
import { NeedlePool, placePool } from './needle-pool.ts';
import { OrderedHits } from './ordered-hits.ts';
import { planPaths } from './plan-paths.ts';
import { BLOCK_BYTES, type Block, type Likely } from './search.ts';
import { placePath, SearchPath } from './search-path.ts';
import { searchReference } from './search-reference.ts';
import { hasWasm, placeWasm, WasmSearch, wasmMemory } from './search-wasm.ts';

/** By default WebAssembly where it has vectors, which is the faster even for texts of sixteen bytes. */
export interface CompileOptions {
  readonly engine?: 'reference' | 'wasm';
}

/*
 * Searching for many needles at once, by sampled words.
 *
 * The text is looked at as pairs of 32-bit words instead of byte by byte. A window of up to eight bytes with ASCII
 * case taken off is hashed, and a bitmap that fits the cache says of nearly all of them that no needle has such a
 * window. What passes is looked up in a table and compared byte by byte. So the work on text without needles is a few
 * operations per four bytes, whatever the number of needles.
 *
 * Only every fourth place (or third, or second) is looked at, so a needle is entered once for each alignment that an
 * occurrence can have. That needs some length: the needles are parted by it into paths, and a path without
 * needles costs nothing. An occurrence is met at exactly one place, so it is told once.
 *
 * The tables lie in one memory and are searched in 128-bit vectors by WebAssembly, or in TypeScript.
 */
export function compileNeedles(needles: readonly Needle[], options: CompileOptions = {}): Matcher {
  const { engine = hasWasm() ? 'wasm' : 'reference' } = options;
  const plans = planPaths(needles);
  const layout = new Layout();
  const wasmPlace = engine === 'reference' ? null : placeWasm(layout);
  const poolPlace = placePool(needles, layout);
  const places = plans.map((plan) => placePath(plan, layout));
  const memory = wasmPlace === null ? null : wasmMemory(layout.byteLength);
  const buffer = memory === null ? new ArrayBuffer(layout.byteLength) : memory.buffer;
  const pool = new NeedlePool(needles, poolPlace, buffer);
  const paths: SearchPath[] = [];
  for (const [at, place] of places.entries()) {
    const plan = plans[at] as (typeof plans)[number];
    const path = new SearchPath(plan, place, buffer);
    path.fill(needles, plan);
    paths.push(path);
  }
  const wasm = memory === null || wasmPlace === null ? null : new WasmSearch(memory, wasmPlace, poolPlace);

  return {
    find(bytes, hit) {
      const hits = new OrderedHits(hit);
      const likely: Likely = (index, start) => pool.tell(index, bytes, { start, hit: hits.add });
      for (let from = 0; from < bytes.length; from += BLOCK_BYTES) {
        const block: Block = { bytes, from, to: Math.min(from + BLOCK_BYTES, bytes.length) };
        if (wasm === null) searchReference(paths, block, likely);
        else wasm.search(paths, block, likely);
        // The windows to come lie at most so far behind the beginning of their needle.
        hits.tellBefore(block.to - MOST_WINDOW_PLACES);
      }
      hits.tellBefore(bytes.length);
    },
  };
}
