import { kindRow } from '../../case/index.ts';
import type { Rule } from '../rule.ts';

/** A hardware identifier stays with the phone for life: who has it can link everything that is told with it. */
export const hardwareSent: Rule = {
  id: 'hardware-sent',
  level: 'warning',
  applies: ({ kind, direction }) => direction === 'request' && kindRow(kind).class === 'hardware',
  because: (_, destination) => `was sent to ${destination}; it belongs to the hardware and cannot be reset`,
};
