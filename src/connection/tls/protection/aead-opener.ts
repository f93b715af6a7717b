import { createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { APPLICATION_DATA, RECORD_HEADER, type TlsRecord } from '../tls-record.ts';
import type { Opened, Opener } from './opener.ts';
import type { BulkCipher } from './suite.ts';

type AeadCipher = Extract<BulkCipher, { kind: 'gcm' | 'ccm' | 'chacha' }>;

/** Bytes of the nonce that stand in each record: GCM and CCM before TLS 1.3 (RFC 5288 §3, RFC 6655 §3). */
const EXPLICIT_NONCE = 8;

/** Opens records protected by AEAD: in TLS 1.3 (RFC 8446 §5.2), and in 1.2 (RFC 5246 §6.2.3.3). */
export class AeadOpener implements Opener {
  readonly overhead: number;
  readonly #cipher: AeadCipher;
  readonly #key: KeyObject;
  readonly #iv: Uint8Array;
  readonly #isTls13: boolean;
  readonly #nonce = new Uint8Array(12);
  readonly #header: Uint8Array;
  readonly #tagOptions: { authTagLength: number };
  readonly #explicit: number;

  /** `iv` has twelve bytes, or four where the record brings the others. */
  constructor(
    cipher: AeadCipher,
    { key, iv, isTls13 }: { key: Uint8Array; iv: Uint8Array; isTls13: boolean },
  ) {
    this.#cipher = cipher;
    this.#key = createSecretKey(key);
    this.#iv = iv;
    this.#isTls13 = isTls13;
    this.#explicit = isTls13 || cipher.kind === 'chacha' ? 0 : EXPLICIT_NONCE;
    this.#header = new Uint8Array(isTls13 ? RECORD_HEADER : 13);
    this.#tagOptions = { authTagLength: cipher.tagLength };
    this.overhead = RECORD_HEADER + this.#explicit + cipher.tagLength + (isTls13 ? 1 : 0);
  }

  open({ bytes }: TlsRecord, sequence: number): Opened | null {
    const { tagLength } = this.#cipher;
    const start = RECORD_HEADER + this.#explicit;
    const end = bytes.length - tagLength;
    if (end < start) return null;
    // RFC 8446 §5.2: what is protected looks like application data.
    if (this.#isTls13 && bytes[0] !== APPLICATION_DATA) return null;
    this.#setNonce(bytes, sequence);
    this.#setHeader(bytes, sequence, end - start);
    const plain = this.#decrypted(bytes.subarray(start, end), bytes.subarray(end));
    if (plain === null) return null;
    if (!this.#isTls13) return { type: bytes[0] as number, bytes: plain, start };
    // RFC 8446 §5.2: the type is the last byte that is not zero; those after it are padding.
    let last = plain.length - 1;
    while (last >= 0 && plain[last] === 0) last -= 1;
    if (last < 0) return null;
    return { type: plain[last] as number, bytes: plain.subarray(0, last), start };
  }

  #decrypted(protectedBytes: Uint8Array, tag: Uint8Array): Uint8Array | null {
    const plainLength = protectedBytes.length;
    try {
      const decipher = this.#begun(plainLength);
      decipher.setAuthTag(tag);
      const plain = decipher.update(protectedBytes);
      decipher.final();
      // Not as a Buffer, whose slices are no copies.
      return new Uint8Array(plain.buffer, plain.byteOffset, plain.length);
    } catch {
      // Thrown where the tag does not match, and for nothing else that the bytes can bring about.
      return null;
    }
  }

  #begun(plaintextLength: number) {
    const { name } = this.#cipher;
    if (name === 'aes-128-ccm' || name === 'aes-256-ccm') {
      const decipher = createDecipheriv(name, this.#key, this.#nonce, this.#tagOptions);
      return decipher.setAAD(this.#header, { plaintextLength });
    }
    if (name === 'chacha20-poly1305')
      return createDecipheriv(name, this.#key, this.#nonce, this.#tagOptions).setAAD(this.#header, {
        plaintextLength,
      });
    return createDecipheriv(name, this.#key, this.#nonce, this.#tagOptions).setAAD(this.#header);
  }

  #setNonce(bytes: Uint8Array, sequence: number): void {
    const nonce = this.#nonce;
    nonce.set(this.#iv, 0);
    if (this.#explicit > 0) {
      for (let i = 0; i < EXPLICIT_NONCE; i++) nonce[4 + i] = bytes[RECORD_HEADER + i] as number;
      return;
    }
    // RFC 8446 §5.3, RFC 7905 §2.
    for (let i = 11, rest = sequence; rest > 0 && i >= 4; i--, rest = Math.floor(rest / 256))
      nonce[i] = (nonce[i] as number) ^ (rest % 256);
  }

  /** The additional data: the record's header; before TLS 1.3 with its number, and the length of what was protected. */
  #setHeader(bytes: Uint8Array, sequence: number, byteLength: number): void {
    const header = this.#header;
    if (this.#isTls13) {
      for (let i = 0; i < RECORD_HEADER; i++) header[i] = bytes[i] as number;
      return;
    }
    writeMacHeader(header, bytes, { sequence, byteLength });
  }
}

/** RFC 5246 §6.2.3.1: number, type, version, length. */
export function writeMacHeader(
  into: Uint8Array,
  record: Uint8Array,
  { sequence, byteLength }: { sequence: number; byteLength: number },
): void {
  for (let i = 7, rest = sequence; i >= 0; i--, rest = Math.floor(rest / 256)) into[i] = rest % 256;
  into[8] = record[0] as number;
  into[9] = record[1] as number;
  into[10] = record[2] as number;
  into[11] = byteLength >> 8;
  into[12] = byteLength & 0xff;
}
