import type { WasmMemory } from '../../base/index.ts';
import { MOST_WINDOW_PLACES } from './choose-window.ts';
import type { Matcher } from './needle.ts';
import { NeedlePool } from './needle-pool.ts';
import type { NeedleTables } from './needle-tables.ts';
import { OrderedHits } from './ordered-hits.ts';
import { BLOCK_BYTES, type Block, type Likely } from './search.ts';
import { SearchPath } from './search-path.ts';
import { searchReference } from './search-reference.ts';
import { WasmSearch, wasmMemory } from './search-wasm.ts';

/** A matcher over what another thread has compiled: for WebAssembly the bytes are copied, and nothing is computed again. */
export function openMatcher(tables: NeedleTables): Matcher {
  if (tables.wasm === null) return matcherOver(tables, null);
  const memory = wasmMemory(tables.bytes.byteLength);
  const bytes = new Uint8Array(memory.buffer, 0, tables.bytes.byteLength);
  bytes.set(tables.bytes);
  return matcherOver({ ...tables, bytes }, memory);
}

/** `memory` is the one that the tables lie in, for WebAssembly. */
export function matcherOver(tables: NeedleTables, memory: WasmMemory | null): Matcher {
  const pool = new NeedlePool(tables.pool, tables.bytes);
  const paths = tables.paths.map((place) => new SearchPath(place, tables.bytes));
  const wasm =
    memory === null || tables.wasm === null ? null : new WasmSearch(memory, tables.wasm, tables.pool);
  return {
    tables,
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
