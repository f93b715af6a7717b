import { findRunsReference } from './find-runs-reference.ts';
import { wasmRunFinder } from './find-runs-wasm.ts';
import type { FindRuns, HeadFilter } from './run-listener.ts';

/** Texts that are shorter are gone through in less time than a call into WebAssembly takes. */
const LEAST_FOR_WASM = 8;

/*
 * Runs of one class of bytes are where digests and numbers with separators stand. A branch for each byte would be
 * guessed wrongly at the end of each word, and words are everywhere, so it is done in vectors: about one operation for
 * each byte finds all kinds of runs at once.
 */

/** Makes a search for runs, by default in WebAssembly where it has vectors. One search at a time: it has one memory. */
export function runFinder(filter: HeadFilter, engine: 'reference' | 'wasm' = 'wasm'): FindRuns {
  const wasm = engine === 'reference' ? null : wasmRunFinder(filter);
  if (wasm === null) return findRunsReference;
  return (bytes, listener) =>
    bytes.length < LEAST_FOR_WASM ? findRunsReference(bytes, listener) : wasm(bytes, listener);
}
