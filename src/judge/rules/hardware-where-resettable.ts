import { kindRow } from '../../case/index.ts';
import type { Rule } from '../rule.ts';
import { perSighting } from './per-sighting.ts';

/** A hardware identifier stays with the phone for life: who has it can link everything that is told with it. */
export const hardwareWhereResettable: Rule = {
  id: 'hardware-where-resettable',
  title: 'A hardware identifier where a resettable one would do',
  axis: null,
  cwe: 'CWE-359',
  masvs: 'MASVS-PRIVACY-2',
  find: (evidence) =>
    perSighting(evidence, ({ direction, kind }, host) =>
      direction === 'request' && kindRow(kind).class === 'hardware'
        ? {
            level: 'warning',
            because: `was sent to ${host}; it belongs to the hardware and cannot be reset, where one that can be reset would tell phones apart as well`,
          }
        : null,
    ),
};
