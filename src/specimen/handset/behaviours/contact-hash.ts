import { createHash } from 'node:crypto';
import type { Behaviour } from '../behaviour.ts';
import { JSON_TYPE } from '../body-text.ts';

/** A contact's number, reduced to its digits with the country's before they are hashed. */
export const contactHash: Behaviour = {
  id: 'contact-hash',
  basis: 'chosen',
  on: {
    async 'contact-saved'({ network }, { number }) {
      const digits = number.replace(/\D/g, '');
      const content = JSON.stringify({ contactHash: createHash('sha256').update(digits).digest('hex') });
      await network.ask('contactHash', { transport: 'http', body: { type: JSON_TYPE, content } });
    },
  },
};
