import { expect, test } from 'vitest';
import type { AgreedTls } from '../capture/index.ts';
import type { Connection, Message, Opaque } from '../connection/index.ts';
import { TlsUses } from './tls-uses.ts';

const connection = (tls?: AgreedTls, transport: Connection['transport'] = 'tls'): Connection => ({
  id: 'con:1',
  network: 'tcp',
  orig: { address: null, port: null },
  resp: { address: null, port: null },
  transport,
  serverName: null,
  dnsName: null,
  ...(tls === undefined ? {} : { tls }),
});
const said = (of: Connection, protocol = 'h2') => ({ kind: 'message', connection: of, protocol }) as Message;
const sealed = (of: Connection) => ({ kind: 'opaque', connection: of }) as Opaque;
const place = (step: string | null, repeat: number | null = null, destination = 'dst:1') => ({
  destination,
  phase: step === null ? null : 'arm',
  step,
  repeat,
});
const OLD: AgreedTls = { version: 'TLS 1.0', cipher: 'RC4-SHA', alpn: 'h2' };

test('each connection counts once, and is listed wherever something was said in it', () => {
  const uses = new TlsUses();
  const [old, other, unseen] = [connection(OLD), connection(OLD), connection()];
  for (const repeat of [1, 1, 2, 1]) uses.take(said(old), place('boot', repeat));
  uses.take(sealed(other), place('boot', 2));
  uses.take(sealed(unseen), place(null));
  uses.take(sealed(unseen), place(null));
  const row = { phase: 'arm', step: 'boot', destination: 'dst:1', version: 'TLS 1.0', cipher: 'RC4-SHA' };
  expect(uses.list()).toEqual({
    connections: 3,
    unseen: 1,
    uses: [
      { ...row, repeat: 1, connections: 1 },
      { ...row, repeat: 2, connections: 1 },
      { ...place(null), version: null, cipher: null, connections: 1 },
    ],
  });
});

test('what is not protected, and names that are asked for in clear, are none', () => {
  const uses = new TlsUses();
  uses.take(said(connection(undefined, 'plain')), place(null));
  uses.take(said(connection(), 'tls'), place(null));
  uses.take(
    { kind: 'refused', connection: connection(), at: 0, byteLength: 9, reason: 'closed' },
    place(null),
  );
  expect(uses.list()).toEqual({ connections: 0, unseen: 0, uses: [] });
});
