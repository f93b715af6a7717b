import type { Duplex } from 'node:stream';
import { TelltaleError } from '../../base/index.ts';
import { firstBytes } from './first-bytes.ts';
import { type Opening, openingOf } from './opening.ts';
import type { Way } from './way.ts';

/**
 * A client that says nothing for so long waits for the server, as in SMTP and many protocols of makers' own.
 * Clients that speak first do it at once, a round trip after the tunnel is there at the latest.
 */
export const SILENCE_MS = 250;

const RAW: Opening = { kind: 'raw' };

/**
 * What a client opens with. Where it stays silent the server is reached, and whoever speaks first decides: so a
 * slow client is still understood, and one that waits for a greeting gets it. Null where the client went away.
 */
export async function openingIn(
  client: Duplex,
  way: Way,
  decide: (bytes: Uint8Array) => Opening | undefined = openingOf,
): Promise<Opening | null> {
  const look = firstBytes(client, decide);
  const timer = setTimeout(async () => {
    // A few bytes that are no whole line yet come from a person typing or a protocol of its own.
    if (look.seen().byteLength > 0) {
      if (look.seen()[0] !== 0x16) look.callOff(RAW);
      return;
    }
    try {
      const { stream } = await way.prepare();
      // Listening for `readable` reads ahead and uses nothing up.
      stream.once('readable', () => look.callOff(RAW));
      look.verdict.then(() => stream.removeAllListeners('readable'));
    } catch (cause) {
      // Said by the way itself; the client may speak yet.
      if (!(cause instanceof TelltaleError)) throw cause;
    }
  }, SILENCE_MS);
  const opening = await look.verdict;
  clearTimeout(timer);
  if (opening === null && look.seen().byteLength > 0 && !client.destroyed) return RAW;
  return opening;
}
