import type { Evidence } from './evidence.ts';
import { identifierOf } from './evidence-index.ts';
import type { ExaminedPhase } from './examination.ts';

/**
 * Whether a positive control showed that an identifier would have been seen in a phase. One of another capture says nothing
 * of it: its canaries, its keys and its way through the interception are others. An examination that does not tell which
 * capture's it was says it of its only capture alone.
 */
export function isProvenIn(
  identifier: string,
  phase: ExaminedPhase,
  evidence: Pick<Evidence, 'captures' | 'identifiers'>,
): boolean {
  if (phase.proven !== undefined) return phase.proven.includes(identifier);
  return evidence.captures.length < 2 && identifierOf(identifier, evidence)?.provenLive === true;
}
