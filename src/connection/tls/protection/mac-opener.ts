import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import { RECORD_HEADER, type TlsRecord } from '../tls-record.ts';
import { writeMacHeader } from './aead-opener.ts';
import type { Opened, Opener } from './opener.ts';
import { Rc4 } from './rc4.ts';
import type { BulkCipher, HashName } from './suite.ts';

type MacCipher = Extract<BulkCipher, { kind: 'cbc' | 'rc4' | 'null' }>;

export interface MacKeys {
  readonly hash: HashName;
  readonly macKey: Uint8Array;
  readonly key: Uint8Array;
  /** The first initialisation vector, where records do not bring theirs (TLS 1.0); empty otherwise. */
  readonly iv: Uint8Array;
  /** RFC 7366: the MAC is over what was encrypted. */
  readonly encryptThenMac: boolean;
}

const MAC_LENGTHS = { md5: 16, sha1: 20, sha256: 32, sha384: 48 } as const;

/** Opens records protected by a MAC and a block or stream cipher, or none (RFC 5246 §6.2.3.1 and §6.2.3.2, RFC 2246 §6.2.3). */
export class MacOpener implements Opener {
  readonly overhead: number;
  readonly #cipher: MacCipher;
  readonly #keys: MacKeys;
  readonly #macLength: number;
  readonly #header = new Uint8Array(13);
  readonly #rc4: Rc4 | null;
  /** Initialisation vector of the next record where it does not bring it: the last block of the one before. */
  #chained: Uint8Array | null;
  #iv: Uint8Array;
  #tried: Uint8Array | null = null;

  constructor(cipher: MacCipher, keys: MacKeys) {
    this.#cipher = cipher;
    this.#keys = keys;
    this.#macLength = MAC_LENGTHS[keys.hash];
    this.#rc4 = cipher.kind === 'rc4' ? new Rc4(keys.key) : null;
    this.#chained = cipher.kind === 'cbc' && keys.iv.length > 0 ? keys.iv : null;
    this.#iv = keys.iv;
    const iv = cipher.kind === 'cbc' && this.#chained === null ? cipher.blockLength : 0;
    this.overhead = RECORD_HEADER + iv + this.#macLength;
  }

  open(record: TlsRecord, sequence: number): Opened | null {
    const { bytes } = record;
    const cipher = this.#cipher;
    if (cipher.kind === 'cbc') return this.#openBlocks(bytes, sequence, cipher);
    const fragment = bytes.subarray(RECORD_HEADER);
    const plain = this.#rc4 === null ? fragment : this.#rc4.apply(fragment);
    return this.#checked(bytes, plain, { sequence, start: RECORD_HEADER, end: plain.length });
  }

  #openBlocks(
    bytes: Uint8Array,
    sequence: number,
    cipher: Extract<MacCipher, { kind: 'cbc' }>,
  ): Opened | null {
    const { blockLength } = cipher;
    const { encryptThenMac } = this.#keys;
    const end = encryptThenMac ? bytes.length - this.#macLength : bytes.length;
    const start = RECORD_HEADER + (this.#chained === null ? blockLength : 0);
    if (end <= start || (end - start) % blockLength !== 0) return null;
    const iv = this.#ivOf(bytes, { start, end }, blockLength);
    if (
      encryptThenMac &&
      !this.#hasMac(bytes, bytes.subarray(RECORD_HEADER, end), { sequence, mac: bytes.subarray(end) })
    )
      return null;
    const decipher = createDecipheriv(cipher.name, this.#keys.key, iv).setAutoPadding(false);
    const out = decipher.update(bytes.subarray(start, end));
    const plain = new Uint8Array(out.buffer, out.byteOffset, out.length);
    const padding = plain.at(-1) as number;
    const padded = plain.length - 1 - padding;
    if (padded < 0) return null;
    for (let i = padded; i < plain.length; i++) if (plain[i] !== padding) return null;
    if (encryptThenMac) return { type: bytes[0] as number, bytes: plain.subarray(0, padded), start };
    return this.#checked(bytes, plain, { sequence, start, end: padded });
  }

  #ivOf(bytes: Uint8Array, { start, end }: { start: number; end: number }, blockLength: number): Uint8Array {
    if (this.#chained === null) return bytes.subarray(RECORD_HEADER, start);
    // A record may be tried under several numbers.
    if (this.#tried !== bytes) {
      this.#iv = this.#chained;
      this.#chained = bytes.slice(end - blockLength, end);
      this.#tried = bytes;
    }
    return this.#iv;
  }

  /** Content and MAC, up to `end` of what was decrypted. */
  #checked(
    record: Uint8Array,
    plain: Uint8Array,
    { sequence, start, end }: { sequence: number; start: number; end: number },
  ): Opened | null {
    const contentEnd = end - this.#macLength;
    if (contentEnd < 0) return null;
    const content = plain.subarray(0, contentEnd);
    const mac = plain.subarray(contentEnd, end);
    return this.#hasMac(record, content, { sequence, mac })
      ? { type: record[0] as number, bytes: content, start }
      : null;
  }

  #hasMac(
    record: Uint8Array,
    content: Uint8Array,
    { sequence, mac }: { sequence: number; mac: Uint8Array },
  ): boolean {
    writeMacHeader(this.#header, record, { sequence, byteLength: content.length });
    const { hash, macKey } = this.#keys;
    return timingSafeEqual(createHmac(hash, macKey).update(this.#header).update(content).digest(), mac);
  }
}
