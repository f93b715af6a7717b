import type { Behaviour } from '../behaviour.ts';

/** Asks at every start whether there is an update, naming the build and nothing else. */
export const updateCheck: Behaviour = {
  id: 'update-check',
  basis: 'chosen',
  on: {
    async started({ network, state }) {
      await network.ask('manifest', { transport: 'http', values: { build: state.build } });
    },
  },
};
