import { type AgreedTls, type ClientHello, parseClientHello } from '../../capture/index.ts';
import type { Budget } from '../stream/budget.ts';
import type { Direction } from '../stream/stream-reader.ts';
import { compressedLeafOf, leafOf } from './certificate-message.ts';
import { epochsOf, offeredSuites } from './epochs.ts';
import { Half, isInClear } from './half.ts';
import { HandshakeLane } from './handshake-lane.ts';
import type { KeyRing } from './keys/key-ring.ts';
import { MasterSecret, Transcript } from './master-secret.ts';
import type { Opened, Opener } from './protection/opener.ts';
import { type Suite, suiteOf } from './protection/suite.ts';
import { cipherNameOf, encryptedAlpn, type ServerHello, serverHelloIn } from './server-hello.ts';
import { APPLICATION_DATA, CHANGE_CIPHER_SPEC, HANDSHAKE, type TlsRecord } from './tls-record.ts';

/** Handshake messages (RFC 8446 §4, RFC 5246 §7.4). */
const CLIENT_HELLO = 1;
const SERVER_HELLO = 2;
const NEW_SESSION_TICKET = 4;
const END_OF_EARLY_DATA = 5;
const ENCRYPTED_EXTENSIONS = 8;
const CERTIFICATE = 11;
const CLIENT_KEY_EXCHANGE = 16;
const FINISHED = 20;
const KEY_UPDATE = 24;
/** RFC 8879 §4. */
const COMPRESSED_CERTIFICATE = 25;

const TLS_1_3 = 0x0304;
/** RFC 7366 §2, RFC 7627 §5.1. */
const ENCRYPT_THEN_MAC = 22;
const EXTENDED_MASTER_SECRET = 23;

/** What came of a record. */
export type Outcome =
  /** Application data. */
  | { readonly kind: 'said'; readonly opened: Opened }
  /** It belongs to TLS itself. */
  | { readonly kind: 'own' }
  | { readonly kind: 'unread' }
  /** It cannot be told before the server's hello. */
  | { readonly kind: 'wait' };

const OWN: Outcome = { kind: 'own' };
const UNREAD: Outcome = { kind: 'unread' };
const WAIT: Outcome = { kind: 'wait' };

/**
 * A TLS connection between its records and what was said in them. The handshake messages decide by which keys each
 * direction is protected: in TLS 1.3 each direction goes through epochs (early data, handshake, application data, and
 * from key update to key update), that begin after a message that ends the one before; until 1.2 a ChangeCipherSpec
 * begins what the hellos before it settled, as often as is negotiated anew. Where messages were lost, the tag of a
 * record tells whether the next epoch has begun.
 */
export class Session {
  /** Whether anything protected could be read. */
  hasOpened = false;
  /** What client and server agreed on, as far as it is known. */
  agreed: AgreedTls | null = null;
  /** The server's certificate in DER, where it could be read. */
  certificate: Uint8Array | null = null;
  readonly #keys: KeyRing;
  readonly #halves = { request: new Half(), response: new Half() };
  readonly #lanes: Readonly<Record<Direction, HandshakeLane>>;
  readonly #transcript: Transcript | null;
  #client: ClientHello | null = null;
  #server: ServerHello | null = null;
  /** Until TLS 1.2, of the handshake that is going on. */
  #master: MasterSecret | null = null;
  #openers: { readonly request: Opener; readonly response: Opener } | null = null;

  constructor(keys: KeyRing, budget: Budget) {
    this.#keys = keys;
    this.#transcript = keys.privateKeys.length > 0 ? new Transcript() : null;
    this.#lanes = {
      request: new HandshakeLane(budget, (type, message) => this.#asked(type, message)),
      response: new HandshakeLane(budget, (type, message) => this.#answered(type, message)),
    };
  }

  /** Whether the server's hello was read, or is no longer waited for. */
  get isSettled(): boolean {
    return this.#server !== null || this.#halves.request.isProtected;
  }

  /** Whether no key is known that anything protected could be read with. */
  get isKeyless(): boolean {
    return this.#halves.request.isKeyless && this.#halves.response.isKeyless;
  }

  half(direction: Direction): Half {
    return this.#halves[direction];
  }

  take(direction: Direction, record: TlsRecord): Outcome {
    const half = this.#halves[direction];
    if (half.isProtected) {
      if (this.#isTls13 && isInClear(record)) return OWN;
    } else if (record.bytes[0] === APPLICATION_DATA) {
      if (this.#server === null) return WAIT;
      // What changed the keys was lost.
      this.#change(direction);
    }
    const opened = half.open(record);
    return opened === null ? UNREAD : this.#opened(direction, opened);
  }

  /** What may be a record after so many bytes were lost, and how many records were lost then; null where it is none. */
  find(
    direction: Direction,
    record: TlsRecord,
    lost: number,
  ): { readonly outcome: Outcome; readonly passed: number } | null {
    const half = this.#halves[direction];
    if (!half.isProtected && this.#server === null) this.guess(direction, record);
    else if (!half.isProtected) this.#change(direction);
    const ahead = Math.ceil(lost / half.overhead);
    const found = half.find(record, ahead, this.#keys.trials);
    return found && { outcome: this.#opened(direction, found.opened), passed: found.passed };
  }

  #opened(direction: Direction, opened: Opened): Outcome {
    if (this.#halves[direction].isProtected) this.hasOpened = true;
    if (opened.type === APPLICATION_DATA) return { kind: 'said', opened };
    if (opened.type === HANDSHAKE) this.#lanes[direction].read(opened.bytes);
    else if (opened.type === CHANGE_CIPHER_SPEC && this.#server !== null && !this.#isTls13)
      this.#change(direction);
    return OWN;
  }

  /** The server's hello will not come: tries what the client offered. */
  guess(direction: Direction, record: TlsRecord): void {
    const client = this.#client;
    for (const number of client === null ? [] : offeredSuites(client)) {
      const half = new Half();
      half.protect(epochsOf(client as ClientHello, suiteOf(number), this.#keys)[direction]);
      if (half.open(record) === null) continue;
      this.#protect(client as ClientHello, suiteOf(number));
      this.agreed = { version: 'TLS 1.3', cipher: cipherNameOf(number) };
      return;
    }
    this.#halves.request.protect([{ opener: null }]);
    this.#halves.response.protect([{ opener: null }]);
  }

  /** Bytes of a direction were lost. */
  lost(direction: Direction): void {
    this.#lanes[direction].clear();
  }

  end(): void {
    this.#lanes.request.clear();
    this.#lanes.response.clear();
  }

  get #isTls13(): boolean {
    return this.#server === null || this.#server.version === TLS_1_3;
  }

  #asked(type: number, message: Uint8Array): void {
    if (type === CLIENT_HELLO) {
      const hello = parseClientHello(message);
      if (hello === 'none') return;
      // It may stay for long, and the message does not.
      const { random, sessionId, sessionTicket } = hello;
      this.#client = {
        ...hello,
        random: random.slice(),
        sessionId: sessionId.slice(),
        sessionTicket: sessionTicket.slice(),
      };
      this.#transcript?.begin();
    }
    this.#transcript?.add(message);
    if (type === CLIENT_KEY_EXCHANGE && this.#master !== null)
      this.#master.exchange(message, this.#transcript);
    else if (type === END_OF_EARLY_DATA || (type === FINISHED && this.#isTls13))
      this.#halves.request.advance();
    else if (type === KEY_UPDATE) this.#halves.request.update();
  }

  #answered(type: number, message: Uint8Array): void {
    // RFC 5246 §7.4.1.1: a HelloRequest is not in it.
    if (type !== 0) this.#transcript?.add(message);
    if (type === SERVER_HELLO) this.#settle(serverHelloIn(message));
    else if (type === ENCRYPTED_EXTENSIONS) this.#chose(encryptedAlpn(message));
    else if (type === CERTIFICATE) this.certificate ??= leafOf(message, this.#isTls13);
    else if (type === COMPRESSED_CERTIFICATE) this.certificate ??= compressedLeafOf(message);
    else if (type === FINISHED && this.#isTls13) this.#halves.response.advance();
    else if (type === FINISHED) this.#master?.remember(this.#server?.sessionId ?? new Uint8Array(0));
    else if (type === KEY_UPDATE) this.#halves.response.update();
    // RFC 5077 §3.3: a hint of its lifetime, its length, the ticket.
    else if (type === NEW_SESSION_TICKET && !this.#isTls13)
      this.#master?.remember(message.subarray(4 + 4 + 2));
  }

  #chose(alpn: string | null): void {
    if (alpn !== null && this.agreed !== null) this.agreed = { ...this.agreed, alpn };
  }

  #settle(hello: ServerHello | null): void {
    if (hello === null || hello.isRetry || this.#client === null) return;
    // After the first handshake TLS 1.3 has no other.
    if (this.#server !== null && this.#isTls13) return;
    this.#server = hello;
    this.agreed = hello.agreed;
    this.#openers = null;
    const suite = suiteOf(hello.cipherSuite);
    if (this.#isTls13) {
      this.#protect(this.#client, suite);
      return;
    }
    if (suite === null) return;
    const extendedMaster = hello.extensions.has(EXTENDED_MASTER_SECRET);
    const encryptThenMac = hello.extensions.has(ENCRYPT_THEN_MAC);
    const [clientRandom, serverRandom] = [this.#client.random, hello.random];
    const settled = { version: hello.version, suite, clientRandom, serverRandom, encryptThenMac };
    this.#master = new MasterSecret(
      { settled, extendedMaster, client: this.#client, server: hello },
      this.#keys,
    );
  }

  #protect(client: ClientHello, suite: Suite | null): void {
    const { request, response } = epochsOf(client, suite, this.#keys);
    this.#halves.request.protect(request);
    this.#halves.response.protect(response);
  }

  #change(direction: Direction): void {
    this.#openers ??= this.#master?.openers() ?? null;
    this.#lanes[direction].clear();
    this.#halves[direction].protect([{ opener: this.#openers?.[direction] ?? null }]);
  }
}
