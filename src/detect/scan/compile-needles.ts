import { Layout } from './layout.ts';
import type { Matcher, Needle } from './needle.ts';
import { fillPool, placePool } from './needle-pool.ts';
import type { NeedleTables } from './needle-tables.ts';
import { matcherOver } from './open-matcher.ts';
import { planPaths } from './plan-paths.ts';
import { placePath, SearchPath } from './search-path.ts';
import { hasWasm, placeWasm, wasmMemory } from './search-wasm.ts';

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
  const wasm = engine === 'reference' ? null : placeWasm(layout);
  const pool = placePool(needles, layout);
  const paths = plans.map((plan) => placePath(plan, layout));
  const memory = wasm === null ? null : wasmMemory(layout.byteLength);
  const bytes = new Uint8Array(memory?.buffer ?? new ArrayBuffer(layout.byteLength), 0, layout.byteLength);
  fillPool(needles, pool, bytes);
  for (const [at, place] of paths.entries()) {
    const path = new SearchPath(place, bytes);
    path.writeFields();
    path.fill(needles, (plans[at] as (typeof plans)[number]).indexes);
  }
  const tables: NeedleTables = { bytes, wasm, pool, paths };
  return matcherOver(tables, memory);
}
