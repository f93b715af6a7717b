import type { Connection, Heard } from '../message.ts';
import { Budget } from '../stream/budget.ts';
import { nextStream } from '../stream/open-stream.ts';
import type { Talk } from '../stream/stream-reader.ts';
import { KeyRing } from '../tls/keys/key-ring.ts';

const connection: Connection = {
  id: 'con:1',
  network: 'tcp',
  orig: { address: '10.0.0.2', port: 40_000 },
  resp: { address: '192.0.2.80', port: 80 },
  transport: 'plain',
  serverName: null,
  dnsName: null,
};

/** What a reader talks to, of a connection by itself: with a budget of its own. */
export function talkTo(heard: Heard[]): Talk {
  return {
    budget: new Budget(),
    keys: new KeyRing(),
    layers: 0,
    midStream: false,
    ports: [40_000, 80],
    hear: (one) => heard.push(one),
    connection: () => connection,
    secured: () => {},
    agreed: () => {},
    described: () => {},
    framed: () => {},
    become: () => {},
    next(protocol, asked) {
      return nextStream(this, protocol, asked);
    },
  };
}
