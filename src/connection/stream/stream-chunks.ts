import type { Micros } from '../../base/index.ts';
import { Gathering } from './gathering.ts';
import { completingPacket, type Segment } from './segment.ts';
import type { Direction, Talk } from './stream-reader.ts';

/** New bytes in one message of an unknown stream: enough that few values are cut, little enough to be held by thousands. */
export const STREAM_CHUNK_BYTES = 64 * 1024;

/** Bytes of the chunk before that a chunk begins with; longer than any written form of an identifier that is looked for. */
export const REPEATED_BYTES = 512;

/** Segments joined in one chunk: bounds the cost of a stream sent byte by byte. */
export const MOST_CHUNK_SEGMENTS = 4096;

/**
 * One direction of a stream whose protocol nobody here speaks: handed on in chunks, as it is. Each chunk begins
 * with the last bytes of the one before (`Section.repeated`), so that a value cut by the border is found whole;
 * `byteLength` counts only the new ones.
 */
export class StreamChunks {
  readonly #talk: Talk;
  readonly #direction: Direction;
  readonly #gathered: Gathering;
  #repeated = 0;
  #at: Micros = 0;
  #lastIndex = 0;
  /** Host that the connection is known to serve. */
  host: string | null = null;
  readonly #protocol: string;

  constructor(talk: Talk, direction: Direction, protocol = 'tcp') {
    this.#talk = talk;
    this.#direction = direction;
    this.#protocol = protocol;
    this.#gathered = new Gathering(talk.budget);
  }

  read(segment: Segment): void {
    if (segment.bytes.length === 0) return;
    if (this.#gathered.byteLength === this.#repeated) this.#at = segment.at;
    this.#gathered.append(segment);
    this.#lastIndex = completingPacket(segment);
    const full = this.#gathered.byteLength - this.#repeated >= STREAM_CHUNK_BYTES;
    if (full || this.#gathered.runs >= MOST_CHUNK_SEGMENTS) this.#emit(REPEATED_BYTES);
    else this.#gathered.settle();
  }

  gap(byteLength: number, at: Micros): void {
    this.flush();
    const connection = this.#talk.connection();
    this.#talk.hear({ kind: 'missed', connection, at, direction: this.#direction, byteLength });
  }

  /** Emits what is there; what comes next does not follow on it. */
  flush(): void {
    this.#emit(0);
  }

  /** Emits what is there, and keeps only what the next chunk must repeat. */
  relieve(): void {
    this.#emit(REPEATED_BYTES);
  }

  #emit(repeatNext: number): void {
    const repeated = this.#repeated;
    const byteLength = this.#gathered.byteLength - repeated;
    if (byteLength === 0) {
      if (repeatNext > 0) return;
      this.#gathered.clear();
      this.#repeated = 0;
      return;
    }
    const next = this.#gathered.takeRepeating(repeatNext);
    this.#repeated = next.repeated;
    this.#talk.hear({
      kind: 'message',
      connection: this.#talk.connection(),
      direction: this.#direction,
      protocol: this.#protocol,
      at: this.#at,
      method: null,
      host: this.host,
      target: null,
      status: null,
      sections: [
        {
          ...next.taken,
          location: 'stream',
          field: null,
          contentType: null,
          contentEncodings: [],
          ...(repeated > 0 ? { repeated } : {}),
        },
      ],
      byteLength,
      missedBytes: 0,
      origin: { index: this.#lastIndex, offset: firstOffset(next.taken.source, repeated) },
    });
  }
}

function firstOffset(
  source: { pieces(span: { start: number; end: number }): readonly { offset: number }[] },
  at: number,
): number {
  return source.pieces({ start: at, end: at + 1 })[0]?.offset ?? 0;
}
