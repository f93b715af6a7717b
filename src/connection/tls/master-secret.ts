import { createHash, type KeyObject } from 'node:crypto';
import { bytesOf, concatBytes } from '../../base/index.ts';
import type { ClientHello } from '../../capture/index.ts';
import type { KeyRing } from './keys/key-ring.ts';
import { preMasterSecret } from './pre-master-secret.ts';
import { MASTER_LENGTH, masterOpeners, prfHashOf, type Settled } from './protection/master-keys.ts';
import type { Opener } from './protection/opener.ts';
import { type PrfHash, prf } from './protection/prf.ts';
import type { ServerHello } from './server-hello.ts';

/** Bytes of handshake messages that are kept to be hashed; with certificates of both sides there are some 10 kB. */
export const MOST_TRANSCRIPT_BYTES = 256 * 1024;

/** The handshake messages so far, in the order of their sending (RFC 7627 §3). */
export class Transcript {
  #messages: Uint8Array[] = [];
  #byteLength = 0;

  begin(): void {
    this.#messages = [];
    this.#byteLength = 0;
  }

  add(message: Uint8Array): void {
    this.#byteLength += message.length;
    if (this.#byteLength <= MOST_TRANSCRIPT_BYTES) this.#messages.push(message.slice());
    else this.#messages = [];
  }

  hash(by: PrfHash): Uint8Array {
    const messages = concatBytes(this.#messages);
    const digests = (by === 'md5-sha1' ? ['md5', 'sha1'] : [by]).map((name) =>
      createHash(name).update(messages).digest(),
    );
    return concatBytes(digests);
  }
}

interface Handshake {
  readonly settled: Settled;
  /** RFC 7627. */
  readonly extendedMaster: boolean;
  readonly client: ClientHello;
  readonly server: ServerHello;
}

/** The master secret of a handshake until TLS 1.2: logged, or of a session that is resumed, or made of what RSA carries. */
export class MasterSecret {
  readonly #handshake: Handshake;
  readonly #keys: KeyRing;
  #master: Uint8Array | null;

  constructor(handshake: Handshake, keys: KeyRing) {
    this.#handshake = handshake;
    this.#keys = keys;
    this.#master = keys.secret('CLIENT_RANDOM', handshake.client.random) ?? resumed(handshake, keys);
  }

  /** A ClientKeyExchange: where a private key opens it, that makes the secret. */
  exchange(message: Uint8Array, transcript: Transcript | null): void {
    const { settled, extendedMaster } = this.#handshake;
    if (this.#keys.secret('CLIENT_RANDOM', settled.clientRandom) !== null || !settled.suite.isRsa) return;
    const preMaster = preMasterOf(this.#keys.privateKeys, message, this.#handshake.client.version);
    if (preMaster === null) return;
    const hash = prfHashOf(settled);
    const seed =
      extendedMaster && transcript !== null
        ? concatBytes([bytesOf('extended master secret'), transcript.hash(hash)])
        : concatBytes([bytesOf('master secret'), settled.clientRandom, settled.serverRandom]);
    this.#master = prf(hash, preMaster, seed, MASTER_LENGTH);
  }

  openers(): { readonly request: Opener; readonly response: Opener } | null {
    return this.#master === null ? null : masterOpeners(this.#handshake.settled, this.#master);
  }

  /** The session may be resumed by that id or ticket, in a connection of which nobody logged the secret. */
  remember(name: Uint8Array): void {
    if (this.#master !== null) this.#keys.rememberSession(name, this.#master);
  }
}

function preMasterOf(keys: readonly KeyObject[], message: Uint8Array, version: number): Uint8Array | null {
  for (const key of keys) {
    // RFC 5246 §7.4.7.1: after the message's header comes the length, which SSL 3.0 did not have.
    const preMaster = preMasterSecret(key, message.subarray(4 + 2), version);
    if (preMaster !== null) return preMaster;
  }
  return null;
}

/** RFC 5246 §7.3, RFC 5077 §3.1: the server repeats the id of the session that is resumed, or takes the ticket. */
function resumed({ client, server }: Handshake, keys: KeyRing): Uint8Array | null {
  const isRepeated = client.sessionId.length > 0 && Buffer.compare(client.sessionId, server.sessionId) === 0;
  if (!isRepeated) return null;
  return (
    (client.sessionTicket.length > 0 ? keys.session(client.sessionTicket) : null) ??
    keys.session(server.sessionId)
  );
}
