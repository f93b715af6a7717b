import type { Evidence } from '../evidence.ts';
import { phasesNamed } from '../evidence-index.ts';

/** Whether something was sent in a step that is nothing but waiting: its mark says so, or its name does. */
export function isIdle(
  { phase, step }: { readonly phase: string | null; readonly step: string | null },
  evidence: Evidence,
): boolean {
  if (phase === null || step === null) return false;
  const steps = phasesNamed(phase, evidence).flatMap((one) => one.steps.filter(({ id }) => id === step));
  return (steps[0]?.action ?? step) === 'idle';
}
