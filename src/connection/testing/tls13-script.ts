import { randomBytes } from 'node:crypto';
import { bytesOf, concatBytes } from '../../base/index.ts';
import type { Heard } from '../message.ts';
import { KeyRing } from '../tls/keys/key-ring.ts';
import { buildConversation, type ConversationPacket, type Turn } from './build-conversation.ts';
import { hearAll, packetsOf } from './hear-all.ts';
import { clearRecord, clientHello13, handshakeMessage, serverHello13, Tls13Writer } from './tls13-writer.ts';

/** A connection of TLS 1.3 of which both sides are written here, apart from what is tested. */
export class Tls13Script {
  readonly random = Uint8Array.from(randomBytes(32));
  readonly secrets = Object.fromEntries(
    [
      'CLIENT_EARLY_TRAFFIC_SECRET',
      'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
      'SERVER_HANDSHAKE_TRAFFIC_SECRET',
      'CLIENT_TRAFFIC_SECRET_0',
      'SERVER_TRAFFIC_SECRET_0',
    ].map((label) => [label, randomBytes(32).toString('hex')]),
  );
  readonly client = new Tls13Writer(this.secret('CLIENT_HANDSHAKE_TRAFFIC_SECRET'));
  readonly server = new Tls13Writer(this.secret('SERVER_HANDSHAKE_TRAFFIC_SECRET'));
  readonly turns: Turn[] = [];

  secret(label: string): Uint8Array {
    return new Uint8Array(Buffer.from(this.secrets[label] as string, 'hex'));
  }

  /** As a client would log its secrets, but for some. */
  keyLog(...without: string[]): Uint8Array {
    const random = Buffer.from(this.random).toString('hex');
    const lines = Object.entries(this.secrets).map(([label, secret]) => `${label} ${random} ${secret}\n`);
    return bytesOf(lines.filter((line) => !without.some((label) => line.startsWith(label))).join(''));
  }

  ring(...without: string[]): KeyRing {
    const ring = new KeyRing();
    ring.addLog(this.keyLog(...without));
    return ring;
  }

  says(from: Turn['from'], ...records: Uint8Array[]): void {
    this.turns.push({ from, bytes: concatBytes(records) });
  }

  asks(text: string): void {
    this.says('orig', this.client.record(23, bytesOf(text)));
  }

  answers(text: string, padding = 0): void {
    this.says('resp', this.server.record(23, bytesOf(text), padding));
  }

  hello(extensions: readonly number[] = []): void {
    this.says('orig', clientHello13(this.random, extensions));
  }

  /** From the server's hello to the client's Finished. */
  handshake(...beforeFinished: Uint8Array[]): void {
    const alpn = bytesOf('http/1.1');
    const extensions = [0, 16, 0, alpn.length + 3, 0, alpn.length + 1, alpn.length, ...alpn];
    this.says(
      'resp',
      serverHello13(randomBytes(32)),
      clearRecord(20, Uint8Array.of(1)),
      this.server.record(22, handshakeMessage(8, [0, extensions.length, ...extensions])),
      this.server.record(22, handshakeMessage(20, new Uint8Array(32))),
    );
    this.server.begin(this.secret('SERVER_TRAFFIC_SECRET_0'));
    this.says(
      'orig',
      clearRecord(20, Uint8Array.of(1)),
      ...beforeFinished,
      this.client.record(22, handshakeMessage(20, new Uint8Array(32))),
    );
    this.client.begin(this.secret('CLIENT_TRAFFIC_SECRET_0'));
  }

  packets(cuts?: readonly number[]): ConversationPacket[] {
    return buildConversation({ turns: this.turns, ...(cuts === undefined ? {} : { cuts: () => cuts }) });
  }

  heard(ring = this.ring(), cuts?: readonly number[]): Heard[] {
    return hearAll(packetsOf(this.packets(cuts)), ring);
  }
}

/** One whose handshake is done. */
export function connectedTls13(): Tls13Script {
  const script = new Tls13Script();
  script.hello();
  script.handshake();
  return script;
}
