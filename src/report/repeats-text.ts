import type { Finding } from '../judge/index.ts';

/** `in 2 of 3 repeats`; of a step that was done once there is no share to tell. */
export function repeatsText({ seen, of }: NonNullable<Finding['repeats']>): string {
  return of === 1 ? 'in the only repeat' : `in ${seen} of ${of} repeats`;
}
