import type { Rule } from '../rule.ts';
import { withoutConsent } from './without-consent.ts';

/** Nobody can have agreed to what they were not asked about. */
export const leavesBeforeAsked: Rule = {
  id: 'leaves-before-asked',
  title: 'Leaves before anyone was asked',
  axis: 'agreed',
  dpv: ['dpv:ConsentStatusInvalidForProcessing'],
  cwe: 'CWE-359',
  masvs: 'MASVS-PRIVACY-4',
  find: (evidence) =>
    withoutConsent(evidence, 'not-asked', (services) =>
      services === ''
        ? 'where the case knows of no service that anyone could have agreed to'
        : `before anyone was asked about ${services}`,
    ),
};
