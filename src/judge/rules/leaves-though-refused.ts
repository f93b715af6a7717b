import type { Rule } from '../rule.ts';
import { withoutConsent } from './without-consent.ts';

/** Whoever asks and does not heed the answer has not asked. */
export const leavesThoughRefused: Rule = {
  id: 'leaves-though-refused',
  title: 'Leaves though it was refused',
  axis: 'agreed',
  dpv: ['dpv:ConsentRefused'],
  cwe: 'CWE-359',
  masvs: 'MASVS-PRIVACY-4',
  find: (evidence) =>
    withoutConsent(evidence, 'refused', (services) => `though ${services} had been refused`),
};
