import type { StepName } from './step-table.ts';

/** A pipeline of a vendor's own, with which values are opened that nothing else opens. */
export interface Recipe {
  /** What results call it: `recipe:<name>`. */
  readonly name: string;
  readonly steps: readonly RecipeStep[];
  /** Hosts whose messages it is tried on, lower case, each with the names below it; empty: all. */
  readonly hosts: readonly string[];
  /** Fields whose values it is tried on; empty: all, and whole bodies. */
  readonly fields: readonly string[];
}

/** One step of a pipeline, from the wire inwards. */
export interface RecipeStep {
  readonly name: StepName;
  readonly key: Uint8Array | null;
  /** `front`: it stands before the bytes; null where the step needs none. */
  readonly iv: Uint8Array | 'front' | null;
  /** Counts of bytes, as the step takes them. */
  readonly numbers: readonly number[];
}
