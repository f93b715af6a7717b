import { actionNames } from '../../case/index.ts';
import type { ExaminedPhase, ExaminedStep } from '../examination.ts';

/**
 * Whether a claim or a policy means a step by a name: by the step's id, or by what was done, as protocols call their
 * steps as they like. A step that has the name of an action and did another (a control arm leaves its object out) is not meant.
 */
export function stepIs({ id, action }: Pick<ExaminedStep, 'id' | 'action'>, name: string): boolean {
  if (action === name) return true;
  return id === name && (action === undefined || !actionNames.includes(name));
}

/** The steps of a phase that any of the names means. */
export function stepsNamed(
  { steps }: Pick<ExaminedPhase, 'steps'>,
  names: readonly string[],
): ExaminedStep[] {
  return steps.filter((step) => names.some((name) => stepIs(step, name)));
}
