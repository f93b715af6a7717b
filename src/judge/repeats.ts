import type { Evidence } from './evidence.ts';
import { phasesNamed } from './evidence-index.ts';
import type { Sighting } from './examination.ts';
import type { Repeats } from './finding.ts';

/** In how many of how many repeats of the steps in which they were made there are sightings; null outside steps. */
export function repeatsOf(sightings: readonly Sighting[], evidence: Evidence): Repeats | null {
  const seen = new Set<string>();
  const steps = new Map<string, number>();
  for (const { phase, step, repeat, origin } of sightings) {
    if (phase === null || step === null) continue;
    seen.add(JSON.stringify([origin.file, phase, step, repeat]));
    const key = JSON.stringify([phase, step]);
    if (!steps.has(key)) steps.set(key, timesOf(phase, step, evidence));
  }
  if (steps.size === 0) return null;
  const of = [...steps.values()].reduce((sum, times) => sum + times, 0);
  return { seen: seen.size, of: Math.max(of, seen.size) };
}

function timesOf(phase: string, step: string, evidence: Evidence): number {
  const phases = phasesNamed(phase, evidence);
  return phases.reduce((sum, { steps }) => sum + (steps.find(({ id }) => id === step)?.times ?? 0), 0);
}
