import type { Rule } from '../rule.ts';

/** Whatever no other rule has an opinion on is still told. */
export const told: Rule = {
  id: 'told',
  level: 'note',
  applies: () => true,
  because: ({ direction }, destination) =>
    direction === 'request' ? `was sent to ${destination}` : `was sent back by ${destination}`,
};
