import type { Behaviour } from '../behaviour.ts';
import { unpredictable } from '../unpredictable.ts';

/** Asks at every start whether there is an update, naming the build, and nothing of the phone or its owner. */
export const updateCheck: Behaviour = {
  id: 'update-check',
  basis: 'chosen',
  on: {
    async started(phone) {
      const { network, state } = phone;
      await network.ask('manifest', {
        transport: 'http',
        values: { build: state.build, ...unpredictable(phone) },
      });
    },
  },
};
