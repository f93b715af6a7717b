import { type WasmModule, webAssembly } from '../../base/index.ts';
import { classRunsWasm } from './class-runs-wasm.ts';
import { ALNUM, FIGURE, HEX, LOWER_HALF, NUMBER, UPPER_HALF, WORD } from './classes.ts';
import { type FindRuns, type HeadFilter, textKind } from './run-listener.ts';

/** Bytes that are looked at in one call; divisible by STEP. */
const BLOCK_BYTES = 1 << 14;
const STEP = 64;

/** Bytes before the block in which what ends in it may begin. */
const BEFORE = 16;

/** Bytes behind the end of a text that are looked at. */
const BEHIND = 2;

/** In the order of the constants in assembly/class-runs.ts. */
const BASE64_AT = 144;
const TEXT_AT = BASE64_AT + 256 + BEFORE;
const TOLD_AT = TEXT_AT + BLOCK_BYTES;
/** Of 64 bytes each may begin a word, and seven each a run of eight and more that are none of the others. */
const MOST_TOLD = (BLOCK_BYTES / STEP) * (STEP + 5 + 8 + 7);

const FILTER_AT = TOLD_AT + MOST_TOLD * 4;

/** What is read behind the end: a sign that belongs to no run. */
const END = 0x2c;

const PAGE = 1 << 16;

interface Exports {
  readonly begin: (filter: number, filterShift: number) => void;
  readonly find: (length: number, told: number) => number;
  readonly least: () => number;
  readonly bits: () => number;
}

let compiled: WasmModule | null | undefined;

function wasmModule(): WasmModule | null {
  if (compiled === undefined) {
    const bytes = Buffer.from(classRunsWasm, 'base64');
    compiled = webAssembly.validate(bytes) ? new webAssembly.Module(bytes) : null;
  }
  return compiled;
}

/** The search in WebAssembly; null where there are no vectors. */
export function wasmRunFinder({ words, shift, digits }: HeadFilter): FindRuns | null {
  const module = wasmModule();
  if (module === null) return null;
  const byteLength = FILTER_AT + words.byteLength;
  const memory = new webAssembly.Memory({ initial: Math.ceil(byteLength / PAGE) });
  const { begin, find, least, bits } = new webAssembly.Instance(module, { env: { memory } })
    .exports as Exports;
  const all = new Uint8Array(memory.buffer);
  const told = new Int32Array(memory.buffer, TOLD_AT, MOST_TOLD);
  all.set(LOWER_HALF, 0);
  all.set(UPPER_HALF, 16);
  for (const [index, set] of [15, WORD, ALNUM, HEX, NUMBER, FIGURE].entries())
    all.fill(set, 32 + index * 16, 48 + index * 16);
  all.set(digits, BASE64_AT);
  new Int32Array(memory.buffer, FILTER_AT, words.length).set(words);
  return (bytes, listener) => {
    begin(FILTER_AT, shift);
    // Short runs are told up to two bytes behind their end, so there are always as many.
    const end = bytes.length + BEHIND;
    for (let from = 0; from < end; from += BLOCK_BYTES) {
      const length = Math.max(0, Math.min(BLOCK_BYTES, bytes.length - from));
      const looked = Math.min(BLOCK_BYTES, Math.ceil((end - from) / STEP) * STEP);
      const before = Math.min(BEFORE, from);
      all.set(bytes.subarray(from - before, from + length), TEXT_AT - before);
      if (looked > length) all.fill(END, TEXT_AT + length, TEXT_AT + looked);
      const count = find(looked, TOLD_AT);
      for (let at = 0; at < count; at++) {
        const one = told[at] as number;
        const start = (one >>> 2) - BEFORE + from;
        if ((one & 3) === 0) listener.word(start);
        else if ((one & 3) === 1) listener.hex(start);
        else if ((one & 3) === 2) listener.shortHex(start);
        else listener.number(start);
      }
    }
    return textKind(least(), bits());
  };
}
