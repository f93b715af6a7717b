import { type Micros, type Sourced, shifted } from '../../base/index.ts';
import { Gathering } from '../stream/gathering.ts';
import { completingPacket, cutSegment, type Segment } from '../stream/segment.ts';
import { spill } from '../stream/spill.ts';
import { StreamChunks } from '../stream/stream-chunks.ts';
import type { Direction, StreamReader, Talk } from '../stream/stream-reader.ts';
import { dnsMessage } from './dns-message.ts';
import type { NameTable } from './name-table.ts';

/** DNS over TCP (RFC 1035 §4.2.2): each message is led by its length. What is none is searched as a stream. */
export class DnsStreamReader implements StreamReader {
  readonly #lanes: Readonly<Record<Direction, DnsLane>>;

  constructor(talk: Talk, names: NameTable) {
    this.#lanes = {
      request: new DnsLane(talk, 'request', names),
      response: new DnsLane(talk, 'response', names),
    };
  }

  read(direction: Direction, segment: Segment): void {
    this.#lanes[direction].read(segment);
  }

  gap(direction: Direction, byteLength: number, at: Micros): void {
    this.#lanes[direction].gap(byteLength, at);
  }

  end(direction: Direction): void {
    this.#lanes[direction].end();
  }

  relieve(): void {
    this.#lanes.request.end();
    this.#lanes.response.end();
  }
}

class DnsLane {
  readonly #talk: Talk;
  readonly #direction: Direction;
  readonly #names: NameTable;
  readonly #gathered: Gathering;
  readonly #spilled: StreamChunks;
  #at: Micros = 0;
  #lost = false;

  constructor(talk: Talk, direction: Direction, names: NameTable) {
    this.#talk = talk;
    this.#direction = direction;
    this.#names = names;
    this.#gathered = new Gathering(talk.budget);
    this.#spilled = new StreamChunks(talk, direction);
  }

  read(segment: Segment): void {
    let at = 0;
    while (at < segment.bytes.length && !this.#lost) at = this.#step(segment, at);
    this.#gathered.settle();
    if (at < segment.bytes.length) this.#spilled.read(cutSegment(segment, at));
  }

  gap(byteLength: number, at: Micros): void {
    this.#spill(this.#gathered.take());
    this.#spilled.gap(byteLength, at);
  }

  end(): void {
    if (this.#gathered.byteLength > 0) this.#spill(this.#gathered.take());
    this.#spilled.flush();
  }

  #step(segment: Segment, at: number): number {
    if (this.#gathered.byteLength === 0) this.#at = segment.at;
    const have = this.#gathered.byteLength;
    const [high = 0, low = 0] = this.#gathered.bytes;
    const wanted = have < 2 ? 2 : 2 + ((high << 8) | low);
    const end = Math.min(segment.bytes.length, at + wanted - have);
    this.#gathered.append(cutSegment(segment, at, end));
    if (wanted > 2 && this.#gathered.byteLength === wanted) this.#emit(segment);
    else if (
      wanted === 2 &&
      this.#gathered.byteLength === 2 &&
      this.#gathered.bytes.every((byte) => byte === 0)
    )
      this.#spill(this.#gathered.take());
    return end;
  }

  #emit(segment: Segment): void {
    const taken = this.#gathered.take();
    const { bytes, source } = taken;
    const origin = {
      index: completingPacket(segment),
      offset: source.pieces({ start: 0, end: 1 })[0]?.offset ?? segment.offset,
    };
    const heard = {
      connection: this.#talk.connection(),
      direction: this.#direction,
      at: this.#at,
      origin,
      byteLength: bytes.length,
    };
    const message = dnsMessage({ bytes: bytes.subarray(2), source: shifted(source, 2) }, heard, this.#names);
    if (message === null) this.#spill(taken);
    else this.#talk.hear(message);
  }

  /** From here on this is no DNS. */
  #spill(sourced: Sourced): void {
    this.#lost = true;
    spill(sourced, this.#at, this.#spilled);
  }
}
