import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';
import { TelltaleError } from '../../base/index.ts';
import type { Refusal } from '../recorded.ts';
import { type RefusalReason, shakeHands } from './client-handshake.ts';
import { type ClientHello, MOST_HELLO_BYTES } from './client-hello.ts';
import { NO_ORIGIN, type Watch } from './exchange-draft.ts';
import { firstBytes } from './first-bytes.ts';
import type { Opening } from './opening.ts';
import { openingIn } from './tunnel.ts';
import type { Way } from './way.ts';

/*
 * The server is reached first, with the protocols that the client offers; the client then gets the one that the
 * server chose, so that both speak the same and nothing is translated. Where the server is not there or not
 * trusted, the client is heard all the same and gets an error for each request.
 */

/**
 * A client that closes so soon after the handshake without a word did not like the certificate: pinning is
 * checked by many only when the handshake is over. Later, it was a connection opened ahead and not used.
 */
export const REFUSAL_MS = 1_000;

export interface TlsServices {
  readonly watch: Watch;
  readonly trust: SecureContext;
  readonly contextFor: (name: string) => SecureContext;
  /** Takes over where it is known what is spoken inside. */
  readonly enter: (client: Duplex, way: Way, opening: Opening) => void;
}

/** Ends TLS of a client and enters what is inside; a client that will not have it gives a refusal. */
export async function interceptTls(
  client: Socket,
  { plain, hello }: { readonly plain: Way; readonly hello: ClientHello },
  services: TlsServices,
): Promise<void> {
  const { watch, contextFor, trust, enter } = services;
  const decided = watch.begin();
  const way = plain.secured(hello, trust, spoken(hello.protocols));
  // How it came to be a tunnel was said to the interception alone; the ClientHello stands unread.
  const refused = { way, client, watch, before: client.bytesRead - client.readableLength };
  try {
    // Reading on is how a client's leaving is noticed: who gives up waiting refuses nothing.
    const look = firstBytes(client, (bytes) => bytes.byteLength > MOST_HELLO_BYTES || undefined);
    const protocol = await protocolFor(way, hello);
    look.callOff(null);
    if (client.destroyed || client.readableEnded) {
      client.destroy();
      way.abandon();
      return;
    }
    const secureContext = contextFor(hello.serverName ?? way.target.host);
    const { stream, refusal, lateRefusal } = await shakeHands(client, { secureContext, protocol });
    if (refusal !== null) {
      watch.record(refusalOf(refusal, refused));
      stream.destroy();
      way.abandon();
      return;
    }
    way.agreedWith(stream);
    const begun = Date.now();
    const timer = setTimeout(decided, REFUSAL_MS);
    const opening = await openingIn(stream, way, knownOpening(protocol));
    clearTimeout(timer);
    if (opening !== null) {
      enter(stream, way, opening);
      return;
    }
    const late = lateRefusal();
    if (late !== null || Date.now() - begun < REFUSAL_MS) {
      watch.record(refusalOf(late ?? 'closed', refused));
    }
    stream.destroy();
    way.abandon();
  } finally {
    decided();
  }
}

/** What is spoken with the client: what the server chose of the client's offers. */
async function protocolFor(way: Way, hello: ClientHello): Promise<string | null> {
  let protocol: string | null;
  try {
    protocol = (await way.prepare()).protocol;
  } catch (cause) {
    if (!(cause instanceof TelltaleError)) throw cause;
    const offered = spoken(hello.protocols);
    protocol = offered.includes('http/1.1') ? 'http/1.1' : (offered[0] ?? null);
  }
  if (way.tls !== null) way.tls.protocols = protocol === null ? [] : [protocol];
  return protocol;
}

/** Of offers that can be read the others are left out, such as SPDY: then the server does not choose them. */
function spoken(protocols: readonly string[]): readonly string[] {
  const readable = protocols.filter((name) => name === 'h2' || name === 'http/1.1');
  return readable.length > 0 ? readable : protocols;
}

/** With a protocol agreed on there is nothing to guess, but a first byte must come. */
function knownOpening(protocol: string | null): ((bytes: Uint8Array) => Opening | undefined) | undefined {
  if (protocol === 'h2') return () => ({ kind: 'http2' });
  if (protocol === 'http/1.1') return () => ({ kind: 'http1' });
  return undefined;
}

interface Refused {
  readonly way: Way;
  readonly client: Socket;
  readonly watch: Watch;
  /** Bytes that the client sent before TLS. */
  readonly before: number;
}

function refusalOf(reason: RefusalReason, { way, client, watch, before }: Refused): Refusal {
  return {
    kind: 'refusal',
    at: watch.now(),
    peers: way.peers(),
    reason,
    byteLength: client.bytesRead - before,
    origin: NO_ORIGIN,
  };
}
