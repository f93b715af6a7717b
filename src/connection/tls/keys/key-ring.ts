import type { KeyObject } from 'node:crypto';
import { latin1Of } from '../../../base/index.ts';
import { type KeyLogCount, readKeyLog } from './key-log.ts';
import { privateKeyIn } from './private-key.ts';

/** Labels of a key log whose secrets open something here (RFC 9850 §2). What stands before them names them within a ring. */
const LABELS = [
  'CLIENT_RANDOM',
  'CLIENT_EARLY_TRAFFIC_SECRET',
  'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
  'SERVER_HANDSHAKE_TRAFFIC_SECRET',
  'CLIENT_TRAFFIC_SECRET_0',
  'SERVER_TRAFFIC_SECRET_0',
] as const;

export type SecretLabel = (typeof LABELS)[number];

/**
 * Connections whose secrets are kept, 400 bytes each: a phone opens some ten thousand in a day. Past it the first are let go.
 * (Wireshark keeps them all.)
 */
export const MOST_KEYED = 131_072;

/** Private keys that are tried; a server has one or two. */
export const MOST_PRIVATE_KEYS = 16;

/** Sessions whose master secret is kept so that they can be resumed; past it the first are let go. */
export const MOST_SESSIONS = 16_384;

/**
 * Records that are tried to be opened after a loss, in one capture: some seconds' work. Where one is found there is no more
 * than a hundred for each, so this is what a capture that was made for it can cost.
 */
export const MOST_TRIALS = 1_000_000;

/** Connections of which the beginning is kept until a secret turns up, at 64 kB each. */
export const MOST_AWAITED = 256;

/** Connections that are remembered for having been given up, so that secrets that come too late are noticed. */
const MOST_GIVEN_UP = 65_536;

/**
 * The secrets that TLS is read with, by the client random of the connection that they belong to. They are kept packed in
 * one string for each, and nothing here gives them out but `secret`.
 */
export class KeyRing {
  /** Of records after a loss, under numbers that they may have. */
  readonly trials = { left: MOST_TRIALS };
  readonly #given: KeyRing | null;
  readonly #packed = new Map<string, string>();
  readonly #sessions = new Map<string, string>();
  readonly #privateKeys: KeyObject[] = [];
  readonly #awaited = new Map<string, () => void>();
  readonly #givenUp = new Set<string>();

  /** What `given` knows is known here too; what is added here stays here. */
  constructor(given: KeyRing | null = null) {
    this.#given = given;
  }

  /** Takes in what a key file holds: an RSA private key in PEM, or else a key log. */
  addFile(bytes: Uint8Array): KeyLogCount | 'private-key' | 'unusable' {
    const key = privateKeyIn(bytes);
    if (key === 'none') return this.addLog(bytes);
    if (key === null || this.#privateKeys.length >= MOST_PRIVATE_KEYS) return 'unusable';
    this.#privateKeys.push(key);
    return 'private-key';
  }

  /** Takes in the secrets of a key log. */
  addLog(bytes: Uint8Array): KeyLogCount {
    return readKeyLog(bytes, (label, random, secret) => this.#add(label, random, secret));
  }

  /** The same for one that comes while connections are read. `late`: connections that were given up before. */
  addLate(bytes: Uint8Array): KeyLogCount & { readonly late: number } {
    const found = new Set<string>();
    const count = readKeyLog(bytes, (label, random, secret) => {
      found.add(random);
      return this.#add(label, random, secret);
    });
    let late = 0;
    for (const random of found) {
      if (this.#givenUp.delete(random)) late += 1;
      const resume = this.#awaited.get(random);
      this.#awaited.delete(random);
      resume?.();
    }
    return { ...count, late };
  }

  /** Calls `resume` once a secret of that connection is known; false where too many are awaited already. */
  await(clientRandom: Uint8Array, resume: () => void): boolean {
    const random = latin1Of(clientRandom);
    if (this.#awaited.size >= MOST_AWAITED || this.#awaited.has(random)) return false;
    this.#awaited.set(random, resume);
    return true;
  }

  /** The secrets of that connection are of no use any more. */
  giveUp(clientRandom: Uint8Array): void {
    const random = latin1Of(clientRandom);
    this.#awaited.delete(random);
    if (this.#givenUp.size < MOST_GIVEN_UP) this.#givenUp.add(random);
  }

  get privateKeys(): readonly KeyObject[] {
    return this.#given === null ? this.#privateKeys : [...this.#given.privateKeys, ...this.#privateKeys];
  }

  /** Whether there is any secret of the connection with this client random. */
  knows(clientRandom: Uint8Array): boolean {
    return this.#packed.has(latin1Of(clientRandom)) || (this.#given?.knows(clientRandom) ?? false);
  }

  /** A secret; null where it is not known. */
  secret(label: SecretLabel, clientRandom: Uint8Array): Uint8Array | null {
    const packed = this.#packed.get(latin1Of(clientRandom));
    const wanted = LABELS.indexOf(label);
    for (let at = 0; packed !== undefined && at < packed.length; ) {
      const end = at + 2 + packed.charCodeAt(at + 1);
      if (packed.charCodeAt(at) === wanted) return fromLatin1(packed.slice(at + 2, end));
      at = end;
    }
    return this.#given?.secret(label, clientRandom) ?? null;
  }

  /** Keeps the master secret of a session that may be resumed by that id or ticket. */
  rememberSession(name: Uint8Array, master: Uint8Array): void {
    if (name.length === 0) return;
    addBounded(this.#sessions, latin1Of(name), latin1Of(master), MOST_SESSIONS);
  }

  session(name: Uint8Array): Uint8Array | null {
    const master = this.#sessions.get(latin1Of(name));
    return master === undefined ? null : fromLatin1(master);
  }

  #add(label: string, random: string, secret: string): boolean {
    const code = LABELS.indexOf(label as SecretLabel);
    if (code < 0) return false;
    const known = this.#packed.get(random) ?? '';
    // The same line again, as in logs that were joined; of others the first one stays.
    for (let at = 0; at < known.length; at += 2 + known.charCodeAt(at + 1))
      if (known.charCodeAt(at) === code) return true;
    const packed = `${known}${String.fromCharCode(code, secret.length)}${secret}`;
    addBounded(this.#packed, random, packed, MOST_KEYED);
    return true;
  }
}

function addBounded(map: Map<string, string>, key: string, value: string, most: number): void {
  if (map.size >= most && !map.has(key)) {
    const [first] = map.keys();
    if (first !== undefined) map.delete(first);
  }
  map.set(key, value);
}

function fromLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
