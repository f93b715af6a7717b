import type { Rule } from '../rule.ts';
import { type EvidenceGiven, evidenceWith } from './evidence-with.ts';

/** What a rule says of an evidence: outcome, level and sentence of each finding. */
export function sentences(rule: Rule, given: EvidenceGiven): string[] {
  return rule
    .find(evidenceWith(given))
    .map(({ outcome, level, because }) => `${outcome} ${level}: ${because}`);
}
