import type { Setup } from '../../case/index.ts';
import type { Examination, ExaminedPhase } from '../../judge/index.ts';

/**
 * What a statement of an advisory is about: one build of one model for one market, with how the phone came by its settings,
 * because the same build may tell things after an update that it does not tell after a reset.
 */
export interface Product {
  /** `PRD-1` …, in the order of the tests. */
  readonly id: string;
  readonly vendor: string;
  readonly model: string;
  readonly market: string | null;
  readonly build: string;
  readonly setup: Setup | null;
}

export const SETUP_WORDS: { readonly [Name in Setup]: string } = {
  new: 'as new out of the box',
  reset: 'after a reset to factory state',
  kept: 'with its settings kept from before',
};

/** `Xiaomi Redmi 1S, build ota, after a reset to factory state, sold for IN`. */
export function productName({ vendor, model, market, build, setup }: Omit<Product, 'id'>): string {
  return [
    `${vendor} ${model}`,
    `build ${build}`,
    ...(setup === null ? [] : [SETUP_WORDS[setup]]),
    ...(market === null ? [] : [`sold for ${market}`]),
  ].join(', ');
}

/** What a phase of an examination was a test of; null where nobody says which model or build. */
export function productIn(
  { case: { device } }: Pick<Examination, 'case'>,
  phase: Pick<ExaminedPhase, 'build' | 'setup'>,
): Omit<Product, 'id'> | null {
  const { vendor = null, model = null, market = null } = device;
  const build = phase.build ?? device.build ?? null;
  if (vendor === null || model === null || build === null) return null;
  return { vendor, model, market, build, setup: phase.setup ?? null };
}
