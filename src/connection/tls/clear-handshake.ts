import type { AgreedTls } from '../../capture/index.ts';
import type { Budget } from '../stream/budget.ts';
import type { Segment } from '../stream/segment.ts';
import { leafOf } from './certificate-message.ts';
import { HandshakeLane } from './handshake-lane.ts';
import { RecordLane } from './record-lane.ts';
import { serverHelloIn } from './server-hello.ts';
import { ALERT, HANDSHAKE, RECORD_HEADER, type TlsRecord } from './tls-record.ts';

/** Bytes of a server in which its hello and its certificate must end; chains of certificates have some 10 kB. */
export const MOST_CLEAR_BYTES = 64 * 1024;

const SERVER_HELLO = 2;
const CERTIFICATE = 11;

/** What a server says in clear: what it chose and, until TLS 1.2, its certificate. */
export class ClearHandshake {
  /** Null as long as it is not known. */
  agreed: AgreedTls | null = null;
  /** In DER; null where it is not known. */
  certificate: Uint8Array | null = null;
  /** Whether nothing more will be known. */
  isOver = false;
  readonly #records: RecordLane;
  readonly #messages: HandshakeLane;
  #left = MOST_CLEAR_BYTES;

  constructor(budget: Budget) {
    const stop = () => {
      this.isOver = true;
    };
    this.#messages = new HandshakeLane(budget, (type, message) => this.#take(type, message));
    this.#records = new RecordLane(budget, {
      record: (record) => this.#enter(record),
      broken: stop,
      unframed: stop,
      lost: stop,
      found: () => 'stop',
    });
  }

  read(segment: Segment): void {
    this.#left -= segment.bytes.length;
    this.#records.read(segment);
    if (this.isOver || this.#left <= 0) this.stop();
  }

  /** Lets go of what was not whole. */
  stop(): void {
    this.isOver = true;
    this.#records.end(0);
    this.#messages.clear();
  }

  #enter({ bytes }: TlsRecord): void {
    if (this.isOver) return;
    if (bytes[0] === HANDSHAKE) this.#messages.read(bytes.subarray(RECORD_HEADER));
    // Servers send a warning that do not know the name asked for (RFC 6066 §3).
    else if (bytes[0] !== ALERT) this.isOver = true;
  }

  #take(type: number, message: Uint8Array): void {
    if (this.isOver) return;
    if (this.agreed === null) {
      this.agreed = type === SERVER_HELLO ? (serverHelloIn(message)?.agreed ?? null) : null;
      this.isOver = this.agreed === null || this.agreed.version === 'TLS 1.3';
    } else if (type === CERTIFICATE) {
      this.certificate = leafOf(message, false);
      this.isOver = true;
    }
  }
}
