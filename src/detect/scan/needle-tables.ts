import type { PoolPlace } from './needle-pool.ts';
import type { PathPlace } from './search-path.ts';
import type { WasmPlace } from './search-wasm.ts';

/** Compiled needles as one run of bytes, with where everything lies in it: what another thread searches by too. */
export interface NeedleTables {
  readonly bytes: Uint8Array;
  /** Null for the search in plain TypeScript. */
  readonly wasm: WasmPlace | null;
  readonly pool: PoolPlace;
  readonly paths: readonly PathPlace[];
}
