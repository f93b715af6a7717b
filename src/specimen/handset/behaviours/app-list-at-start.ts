import type { Behaviour } from '../behaviour.ts';
import { JSON_TYPE } from '../body-text.ts';

/** The names of all installed apps at every start. */
export const appListAtStart: Behaviour = {
  id: 'app-list-at-start',
  basis: 'DEVCORE / iThome',
  on: {
    async started(phone) {
      const content = JSON.stringify({ packages: phone.list('apps') });
      await phone.network.ask('checkPackages', { transport: 'http', body: { type: JSON_TYPE, content } });
    },
  },
};
