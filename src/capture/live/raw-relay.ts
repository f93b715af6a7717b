import type { Duplex } from 'node:stream';
import { nowhere, TelltaleError } from '../../base/index.ts';
import type { RecordedPeers, StreamChunk } from '../recorded.ts';
import { NO_ORIGIN, type Watch } from './exchange-draft.ts';
import { plainBytes } from './plain-bytes.ts';
import type { Way } from './way.ts';

/** Passes a stream that is not HTTP on as it comes and records both directions. */
export async function relayRaw(client: Duplex, way: Way, watch: Watch): Promise<void> {
  try {
    const { stream, dialled } = await way.reach();
    join(client, stream, { way, watch, peers: way.peers(dialled) });
  } catch (cause) {
    if (!(cause instanceof TelltaleError)) throw cause;
    // What the client wants to say to a server that is not there is told all the same.
    recordFrom(client, 'request', { way, watch, peers: way.peers() });
    client.end();
  }
}

interface Relay {
  readonly way: Way;
  readonly watch: Watch;
  readonly peers: RecordedPeers;
}

/** Two streams into each other; the end of one direction is passed on, the loss of one stream closes the other. */
export function join(client: Duplex, server: Duplex, relay: Relay): void {
  recordFrom(client, 'request', relay);
  recordFrom(server, 'response', relay);
  couple(client, server);
}

/** As `join`, recording nothing. */
export function couple(client: Duplex, server: Duplex): void {
  for (const [from, to] of [
    [client, server],
    [server, client],
  ] as const) {
    from.on('error', () => to.destroy());
    from.on('close', () => {
      if (!from.readableEnded) to.destroy();
    });
    from.pipe(to);
  }
}

function recordFrom(stream: Duplex, direction: StreamChunk['direction'], { way, watch, peers }: Relay): void {
  stream.on('error', () => {});
  stream.on('data', (bytes: Buffer) => {
    watch.record({
      kind: 'stream',
      protocol: 'tcp',
      at: watch.now(),
      peers,
      host: way.target.host,
      direction,
      transport: way.transport,
      content: { bytes: plainBytes(bytes), source: nowhere },
      origin: NO_ORIGIN,
    });
  });
}
