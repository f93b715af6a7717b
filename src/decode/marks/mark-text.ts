import { type WasmModule, webAssembly } from '../../base/index.ts';
import { textMarksWasm } from './text-marks-wasm.ts';
import { LOWER_HALF, UPPER_HALF } from './value-openers.ts';

/*
 * Where in some text there is something to look at closer: nearly all of it is words, and to find out in a loop
 * that nothing begins at a letter takes longer than all else that is done with it.
 */

/** Places in a text, in order. Each list is over-full rather than short of one. */
export interface TextMarks {
  /** Where runs of base64's letters begin that are worth reading, as `placeIn` and `isRow` read them. */
  readonly runs: Int32Array;
  /** Where text may begin in Ascii85, and where a value in it may. */
  readonly texts85: Int32Array;
  readonly values85: Int32Array;
}

/** What a mark in `runs` says in its lowest bits: a row of pairs with one sign between, and no run of letters. */
const ROW = 2;
const KIND_BITS = 2;

export function placeIn(mark: number): number {
  return mark >>> KIND_BITS;
}

export function isRow(mark: number): boolean {
  return (mark & ((1 << KIND_BITS) - 1)) === ROW;
}

/** Bytes that are looked at in one call; divisible by STEP. */
const CHUNK = 1 << 14;
const STEP = 64;

/** In the order of the constants in assembly/text-marks.ts. */
const TEXT_AT = 32;
const RUNS_AT = TEXT_AT + CHUNK + STEP;
/** Each byte may begin something of each kind. */
const MOST_TOLD = CHUNK;
const TEXTS_AT = RUNS_AT + MOST_TOLD * 4;
const VALUES_AT = TEXTS_AT + MOST_TOLD * 4;
const PAGE = 1 << 16;

interface Exports {
  readonly begin: () => void;
  readonly mark: (length: number, runs: number, texts: number, values: number) => number;
  readonly texts: () => number;
  readonly values: () => number;
}

interface Engine extends Exports {
  readonly memory: Uint8Array;
  readonly told: readonly Int32Array[];
}

let engine: Engine | null | undefined;

/** Null where there are no vectors: then every byte is to be looked at. */
export function markText(bytes: Uint8Array): TextMarks | null {
  engine ??= engineOf();
  if (engine === null) return null;
  const { memory, told, begin, mark, texts, values } = engine;
  const [runs, texts85, values85] = [new Marks(), new Marks(), new Marks()];
  begin();
  for (let from = 0; from < bytes.length; from += CHUNK) {
    const length = Math.min(CHUNK, bytes.length - from);
    const ahead = Math.min(STEP, bytes.length - from - length);
    const looked = Math.ceil(length / STEP) * STEP;
    memory.set(bytes.subarray(from, from + length + ahead), TEXT_AT);
    memory.fill(0, TEXT_AT + length + ahead, TEXT_AT + looked + STEP);
    const count = mark(looked, RUNS_AT, TEXTS_AT, VALUES_AT);
    runs.add(told[0] as Int32Array, count, from << KIND_BITS);
    texts85.add(told[1] as Int32Array, texts(), from);
    values85.add(told[2] as Int32Array, values(), from);
  }
  return { runs: runs.list(), texts85: texts85.list(), values85: values85.list() };
}

const NONE = new Int32Array(0);

/** A list of what each chunk tells. */
class Marks {
  readonly #chunks: Int32Array[] = [];
  #count = 0;

  add(told: Int32Array, count: number, offset: number): void {
    if (count === 0) return;
    const places = told.slice(0, count);
    if (offset > 0) for (let at = 0; at < count; at++) places[at] = (places[at] as number) + offset;
    this.#chunks.push(places);
    this.#count += count;
  }

  list(): Int32Array {
    if (this.#chunks.length < 2) return this.#chunks[0] ?? NONE;
    const places = new Int32Array(this.#count);
    let at = 0;
    for (const chunk of this.#chunks) {
      places.set(chunk, at);
      at += chunk.length;
    }
    return places;
  }
}

function engineOf(): Engine | null {
  const bytes = Buffer.from(textMarksWasm, 'base64');
  if (!webAssembly.validate(bytes)) return null;
  const module: WasmModule = new webAssembly.Module(bytes);
  const memory = new webAssembly.Memory({ initial: Math.ceil((VALUES_AT + MOST_TOLD * 4) / PAGE) });
  const exports = new webAssembly.Instance(module, { env: { memory } }).exports as Exports;
  const all = new Uint8Array(memory.buffer);
  all.set(LOWER_HALF, 0);
  all.set(UPPER_HALF, 16);
  const told = [RUNS_AT, TEXTS_AT, VALUES_AT].map((at) => new Int32Array(memory.buffer, at, MOST_TOLD));
  return { ...exports, memory: all, told };
}
