import { type Micros, verbatim } from '../../base/index.ts';
import type { Budget } from '../stream/budget.ts';
import { Gathering } from '../stream/gathering.ts';
import { cutSegment, type Segment } from '../stream/segment.ts';
import { MOST_RECORD_BYTES, RECORD_HEADER, type TlsRecord } from './tls-record.ts';

/** What comes of the bytes of one direction. */
export interface RecordSink {
  record(record: TlsRecord): void;
  /** A record of which bytes were lost: so many were captured of all that it has. */
  broken(captured: number, byteLength: number, at: Micros): void;
  /** Captured bytes that stand in no record. */
  unframed(byteLength: number, at: Micros): void;
  /** So many bytes were lost, and where the next record begins is not known. */
  lost(byteLength: number, at: Micros): void;
}

/**
 * Cuts one direction of a stream into records. One that lies whole in a segment stays a view of it; the others are
 * gathered. Where bytes were lost and the border of a record with them, nothing is cut any more until `resume`.
 */
export class RecordLane {
  readonly #sink: RecordSink;
  readonly #gathered: Gathering;
  /** Bytes of a broken record that are still to come. */
  #skipping = 0;
  #broken: { captured: number; byteLength: number } | null = null;
  #isLost = false;

  constructor(budget: Budget, sink: RecordSink) {
    this.#sink = sink;
    this.#gathered = new Gathering(budget);
  }

  read(segment: Segment): void {
    const { bytes } = segment;
    let at = 0;
    while (at < bytes.length) {
      if (this.#isLost) {
        this.#sink.unframed(bytes.length - at, segment.at);
        return;
      }
      if (this.#broken !== null) at = this.#skip(this.#broken, segment, at);
      else at = this.#gathered.byteLength === 0 ? this.#take(segment, at) : this.#gather(segment, at);
    }
    this.#gathered.settle();
  }

  gap(byteLength: number, at: Micros): void {
    const { byteLength: captured } = this.#gathered;
    const whole = this.#broken?.byteLength ?? wholeLength(this.#gathered.bytes);
    const left = this.#broken === null ? (whole ?? 0) - captured : this.#skipping;
    if (this.#isLost || whole === null || byteLength > left) {
      this.#lose(byteLength, at);
      return;
    }
    this.#broken ??= { captured, byteLength: whole };
    this.#gathered.clear();
    this.#skipping = left - byteLength;
    if (this.#skipping === 0) this.#endBroken(this.#broken, at);
  }

  /** No more will come. */
  end(at: Micros): void {
    const { byteLength } = this.#gathered;
    this.#gathered.clear();
    if (this.#broken !== null) this.#sink.unframed(this.#broken.captured, at);
    this.#broken = null;
    if (byteLength > 0) this.#sink.unframed(byteLength, at);
  }

  #take(segment: Segment, at: number): number {
    const { bytes, index, offset } = segment;
    const whole = wholeLength(bytes, at);
    if (whole === 0) return this.#unframed(segment, at);
    if (whole === null || at + whole > bytes.length) {
      this.#gathered.append(cutSegment(segment, at), whole === null ? 0 : at + whole - bytes.length);
      return bytes.length;
    }
    const record = bytes.subarray(at, at + whole);
    this.#sink.record({ bytes: record, source: verbatim(index, offset + at), at: segment.at, index });
    return at + whole;
  }

  #gather(segment: Segment, at: number): number {
    const gathered = this.#gathered;
    const { bytes } = segment;
    if (gathered.byteLength < RECORD_HEADER) {
      const end = Math.min(bytes.length, at + RECORD_HEADER - gathered.byteLength);
      gathered.append(cutSegment(segment, at, end));
      if (gathered.byteLength === RECORD_HEADER && wholeLength(gathered.bytes) === 0)
        this.#unframed(segment, end);
      return this.#isLost ? bytes.length : end;
    }
    const whole = wholeLength(gathered.bytes) as number;
    const end = Math.min(bytes.length, at + whole - gathered.byteLength);
    gathered.append(cutSegment(segment, at, end), whole - gathered.byteLength - (end - at));
    if (gathered.byteLength < whole) return end;
    const { bytes: record, source } = gathered.take();
    this.#sink.record({ bytes: record, source, at: segment.at, index: segment.index });
    return end;
  }

  #skip(broken: { captured: number; byteLength: number }, segment: Segment, at: number): number {
    const skipped = Math.min(this.#skipping, segment.bytes.length - at);
    this.#skipping -= skipped;
    broken.captured += skipped;
    if (this.#skipping === 0) this.#endBroken(broken, segment.at);
    return at + skipped;
  }

  #endBroken({ captured, byteLength }: { captured: number; byteLength: number }, at: Micros): void {
    this.#broken = null;
    this.#sink.broken(captured, byteLength, at);
  }

  #unframed(segment: Segment, at: number): number {
    this.#isLost = true;
    const { byteLength } = this.#gathered;
    this.#gathered.clear();
    this.#sink.unframed(byteLength + segment.bytes.length - at, segment.at);
    return segment.bytes.length;
  }

  #lose(byteLength: number, at: Micros): void {
    this.end(at);
    this.#isLost = true;
    this.#sink.lost(byteLength, at);
  }
}

/** Length of a record with its header; null where the header is not all there, 0 where it is none. */
function wholeLength(bytes: Uint8Array, at = 0): number | null {
  const left = bytes.length - at;
  const type = bytes[at] ?? 23;
  if (type < 20 || type > 24 || (bytes[at + 1] ?? 3) !== 3) return 0;
  if (left < RECORD_HEADER) return null;
  const fragment = ((bytes[at + 3] as number) << 8) | (bytes[at + 4] as number);
  return fragment > MOST_RECORD_BYTES ? 0 : RECORD_HEADER + fragment;
}
