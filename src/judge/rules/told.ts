import type { Rule } from '../rule.ts';
import { perSighting } from './per-sighting.ts';

/** Whatever no other rule has an opinion on is still told. */
export const told: Rule = {
  id: 'told',
  title: 'Told, and nothing more to say',
  axis: null,
  find: (evidence) =>
    perSighting(evidence, ({ direction }, host) => ({
      level: 'note',
      because: direction === 'request' ? `was sent to ${host}` : `was sent back by ${host}`,
    })),
};
