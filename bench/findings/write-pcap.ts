import { closeSync, openSync, writeSync } from 'node:fs';
import type { Exchange } from './exchanges.ts';

/** Exchanges on one connection. */
const PER_CONNECTION = 6;
const SEGMENT = 1_400;

/** Of so many segments one comes after the next one, and one comes twice. */
const LATE = 50;
const TWICE = 90;

const SYN = 2;
const ACK = 16;
const FIN = 1;

/** Writes a capture (Ethernet, IPv4, TCP; no checksums), segments out of order and repeated among them; gives its size. */
export function writePcap(path: string, exchanges: Iterable<Exchange>): number {
  const file = openSync(path, 'w');
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(262_144, 16);
  header.writeUInt32LE(1, 20);
  let size = writeSync(file, header);
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let packets = 0;
  const write = (packet: Buffer) => {
    waiting.push(packet);
    waitingBytes += packet.length;
    packets++;
    if (waitingBytes > 1 << 22) flush();
  };
  const flush = () => {
    size += writeSync(file, Buffer.concat(waiting));
    waiting = [];
    waitingBytes = 0;
  };
  let connection: Connection | null = null;
  let on = 0;
  for (const { request, response } of exchanges) {
    connection ??= new Connection(on, () => packets, write);
    connection.send(0, request);
    connection.send(1, response);
    if (++on % PER_CONNECTION === 0) {
      connection.end();
      connection = null;
    }
  }
  connection?.end();
  flush();
  closeSync(file);
  return size;
}

/** Side 0 is the phone, side 1 the server. */
type Side = 0 | 1;

class Connection {
  readonly #number: number;
  readonly #count: () => number;
  readonly #write: (packet: Buffer) => void;
  readonly #next: [number, number] = [1_000, 5_000];

  constructor(number: number, count: () => number, write: (packet: Buffer) => void) {
    this.#number = number;
    this.#count = count;
    this.#write = write;
    this.#segment(0, SYN);
    this.#segment(1, SYN | ACK);
    this.#segment(0, ACK);
  }

  send(side: Side, bytes: Buffer): void {
    let late: Buffer | null = null;
    for (let at = 0; at < bytes.length; at += SEGMENT) {
      const packet = this.#packet(side, ACK, bytes.subarray(at, at + SEGMENT));
      if (late === null && this.#count() % LATE === 0 && at + SEGMENT < bytes.length) {
        late = packet;
        continue;
      }
      this.#write(packet);
      if (this.#count() % TWICE === 0) this.#write(packet);
      if (late !== null) this.#write(late);
      late = null;
    }
    if (late !== null) this.#write(late);
    this.#segment(side === 0 ? 1 : 0, ACK);
  }

  end(): void {
    this.#segment(0, FIN | ACK);
    this.#segment(1, FIN | ACK);
    this.#segment(0, ACK);
  }

  #segment(side: Side, flags: number): void {
    this.#write(this.#packet(side, flags, Buffer.alloc(0)));
  }

  #packet(side: Side, flags: number, payload: Buffer): Buffer {
    const packet = Buffer.alloc(16 + 14 + 20 + 20 + payload.length);
    const length = packet.length - 16;
    const micros = this.#count() * 50;
    packet.writeUInt32LE(1_780_000_000 + Math.floor(micros / 1e6), 0);
    packet.writeUInt32LE(micros % 1e6, 4);
    packet.writeUInt32LE(length, 8);
    packet.writeUInt32LE(length, 12);
    packet.writeUInt16BE(0x0800, 28);
    packet.writeUInt8(0x45, 30);
    packet.writeUInt16BE(length - 14, 32);
    packet.writeUInt8(64, 38);
    packet.writeUInt8(6, 39);
    const phone = [10, 0, 0, 2];
    const server = [198, 51, 100, 1 + (this.#number % 200)];
    packet.set(side === 0 ? [...phone, ...server] : [...server, ...phone], 42);
    const port = 1_024 + (Math.floor(this.#number / PER_CONNECTION) % 64_000);
    packet.writeUInt16BE(side === 0 ? port : 80, 50);
    packet.writeUInt16BE(side === 0 ? 80 : port, 52);
    packet.writeUInt32BE(this.#next[side], 54);
    packet.writeUInt32BE((flags & ACK) === 0 ? 0 : this.#next[side === 0 ? 1 : 0], 58);
    packet.writeUInt8(0x50, 62);
    packet.writeUInt8(flags, 63);
    packet.writeUInt16BE(0xffff, 64);
    packet.set(payload, 70);
    this.#next[side] += payload.length + ((flags & (SYN | FIN)) === 0 ? 0 : 1);
    return packet;
  }
}
