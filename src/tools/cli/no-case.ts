import { createHash } from 'node:crypto';
import { TelltaleError } from '../../base/index.ts';
import type { ReadCase } from '../../case/index.ts';

/** What stands for the case file where there is none: nothing is known, and nothing is looked for. */
export function noCase(): ReadCase {
  return {
    case: {
      sha256: createHash('sha256').update('').digest('hex'),
      title: null,
      device: null,
      market: null,
      controller: null,
      identity: [],
      services: [],
      protocol: null,
      vantage: null,
      phases: [],
      claims: null,
      keys: [],
    },
    notices: [],
    places: { ofContainer: () => 0, ofKey: () => 0, ofValue: () => 0 },
    fail: (faults) => new TelltaleError('case-invalid', faults.map(({ sentence }) => sentence).join('\n')),
  };
}
