import { createCipheriv, createHmac } from 'node:crypto';
import { bytesOf, concatBytes } from '../../base/index.ts';

const u16 = (value: number) => [value >> 8, value & 255];
const u24 = (value: number) => [value >> 16, ...u16(value & 0xffff)];

/** A handshake message (RFC 8446 §4). */
export function handshakeMessage(type: number, body: readonly number[] | Uint8Array): Uint8Array {
  return Uint8Array.from([type, ...u24(body.length), ...body]);
}

/** A record in clear. */
export function clearRecord(type: number, fragment: Uint8Array): Uint8Array {
  return concatBytes([Uint8Array.from([type, 3, 3, ...u16(fragment.length)]), fragment]);
}

/** A ClientHello of TLS 1.3 for `api.example`; its cipher suites are TLS_AES_128_GCM_SHA256 and what is given. */
export function clientHello13(random: Uint8Array, extensions: readonly number[] = []): Uint8Array {
  const name = [...bytesOf('api.example')];
  const all = [
    ...[0, 0, ...u16(name.length + 5), ...u16(name.length + 3), 0, ...u16(name.length), ...name],
    ...[0, 43, 0, 3, 2, 3, 4],
    ...extensions,
  ];
  const body = [3, 3, ...random, 0, 0, 2, 0x13, 0x01, 1, 0, ...u16(all.length), ...all];
  return clearRecord(22, handshakeMessage(1, body));
}

/** SHA-256 of "HelloRetryRequest" (RFC 8446 §4.1.3). */
export const RETRY = Uint8Array.from(
  Buffer.from('cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c', 'hex'),
);

export function serverHello13(random: Uint8Array): Uint8Array {
  const extensions = [0, 43, 0, 2, 3, 4];
  const body = [3, 3, ...random, 0, 0x13, 0x01, 0, ...u16(extensions.length), ...extensions];
  return clearRecord(22, handshakeMessage(2, body));
}

/** One direction under TLS_AES_128_GCM_SHA256, written here apart from what is tested. */
export class Tls13Writer {
  #secret: Uint8Array;
  #sequence = 0;

  constructor(secret: Uint8Array) {
    this.#secret = secret;
  }

  /** Content and padding under the current key (RFC 8446 §5.2). */
  record(type: number, content: Uint8Array, padding = 0): Uint8Array {
    const inner = concatBytes([content, Uint8Array.of(type), new Uint8Array(padding)]);
    const header = Uint8Array.from([23, 3, 3, ...u16(inner.length + 16)]);
    const nonce = Buffer.from(this.#derived('iv', 12));
    nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ this.#sequence) >>> 0, 8);
    this.#sequence += 1;
    const cipher = createCipheriv('aes-128-gcm', this.#derived('key', 16), nonce).setAAD(header);
    const sealed = cipher.update(inner);
    cipher.final();
    return concatBytes([header, sealed, cipher.getAuthTag()]);
  }

  /** The message that updates the key, and what follows it (RFC 8446 §4.6.3). */
  keyUpdate(): Uint8Array {
    const record = this.record(22, handshakeMessage(24, [0]));
    this.begin(this.#derived('traffic upd', 32));
    return record;
  }

  begin(secret: Uint8Array): void {
    this.#secret = secret;
    this.#sequence = 0;
  }

  #derived(label: string, byteLength: number): Uint8Array {
    const info = Uint8Array.from([0, byteLength, label.length + 6, ...bytesOf(`tls13 ${label}`), 0, 1]);
    return createHmac('sha256', this.#secret).update(info).digest().subarray(0, byteLength);
  }
}
