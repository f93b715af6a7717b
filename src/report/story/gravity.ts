import type { Finding } from '../../judge/index.ts';

/** How grave a finding is to who reads of it, the gravest first. */
export const GRAVITIES = ['error', 'warning', 'review', 'waived', 'note'] as const;

export type Gravity = (typeof GRAVITIES)[number];

export function gravityOf({ level, outcome, waived }: Finding): Gravity {
  if (waived !== undefined) return 'waived';
  if (outcome === 'review' || outcome === 'open') return 'review';
  return outcome === 'fail' ? level : 'note';
}

/** The gravest of several; a note where there is none. */
export function gravestOf(gravities: readonly Gravity[]): Gravity {
  return GRAVITIES.find((gravity) => gravities.includes(gravity)) ?? 'note';
}

export function byGravity(a: { readonly gravity: Gravity }, b: { readonly gravity: Gravity }): number {
  return GRAVITIES.indexOf(a.gravity) - GRAVITIES.indexOf(b.gravity);
}
