import type { Behaviour } from '../behaviour.ts';

/**
 * Bytes of one beacon: chosen, as its content is unpublished. Of 64 random bytes a few in a thousand look
 * readable by chance; of these none in a lifetime.
 */
export const BEACON_BYTES = 256;

/** An idle phone that uploads something about every half hour. */
export const beacon: Behaviour = {
  id: 'beacon',
  basis: 'Apple Daily',
  on: {
    async idle({ network, random }) {
      const content = Buffer.from(random.hex(2 * BEACON_BYTES), 'hex');
      await network.ask('beacon', {
        transport: 'https',
        body: { type: 'application/octet-stream', content },
      });
    },
  },
};
