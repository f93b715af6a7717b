import { type Micros, shifted, verbatim } from '../../base/index.ts';
import type { Budget } from '../stream/budget.ts';
import { Gathering } from '../stream/gathering.ts';
import { cutSegment, type Segment } from '../stream/segment.ts';
import { APPLICATION_DATA, MOST_RECORD_BYTES, RECORD_HEADER, type TlsRecord } from './tls-record.ts';

/** What comes of the bytes of one direction. */
export interface RecordSink {
  record(record: TlsRecord): void;
  /** A record of which bytes were lost: so many were captured of all that it has. */
  broken(captured: number, byteLength: number, at: Micros): void;
  /** Captured bytes that stand in no record. */
  unframed(byteLength: number, at: Micros): void;
  /** So many bytes were lost, and where the next record begins is not known. */
  lost(byteLength: number): void;
  /**
   * What may be a record after a loss, behind so many bytes that are none: whether it is one; `stop` where it is not to be
   * looked any further.
   */
  found(record: TlsRecord, before: number): 'yes' | 'no' | 'stop';
}

/**
 * Cuts one direction of a stream into records. One that lies whole in a segment stays a view of it; the others are
 * gathered. Where bytes were lost and the border of a record with them, whatever looks like a record of application data
 * is gathered and offered, until one is found to be one.
 */
export class RecordLane {
  readonly #sink: RecordSink;
  readonly #gathered: Gathering;
  /** A record of which bytes were lost, and how many of it are still to come. */
  #broken: { captured: number; readonly byteLength: number; left: number } | null = null;
  #state: 'framed' | 'seeking' | 'dead' = 'framed';

  constructor(budget: Budget, sink: RecordSink) {
    this.#sink = sink;
    this.#gathered = new Gathering(budget);
  }

  read(segment: Segment): void {
    const { bytes } = segment;
    let at = 0;
    while (at < bytes.length) {
      if (this.#state === 'dead') {
        this.#sink.unframed(bytes.length - at, segment.at);
        return;
      }
      if (this.#state === 'seeking') {
        this.#seek(cutSegment(segment, at));
        return;
      }
      if (this.#broken !== null) at = this.#skip(this.#broken, segment, at);
      else at = this.#gathered.byteLength === 0 ? this.#take(segment, at) : this.#gather(segment, at);
    }
    this.#gathered.settle();
  }

  gap(byteLength: number, at: Micros): void {
    const { byteLength: captured } = this.#gathered;
    if (this.#state === 'framed' && this.#broken === null) {
      const whole = captured === 0 ? null : wholeLength(this.#gathered.bytes);
      if (whole !== null) this.#broken = { captured, byteLength: whole, left: whole - captured };
      if (whole !== null) this.#gathered.clear();
    }
    const broken = this.#broken;
    if (broken === null || byteLength > broken.left) {
      this.#lose(byteLength, at);
      return;
    }
    broken.left -= byteLength;
    if (broken.left === 0) this.#endBroken(broken, at);
  }

  /** No more will come. */
  end(at: Micros): void {
    const byteLength = this.#gathered.byteLength + (this.#broken?.captured ?? 0);
    this.#gathered.clear();
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
      const whole = wholeLength(gathered.bytes);
      if (whole === 0) return this.#unframed(segment, end);
      return whole === RECORD_HEADER ? this.#whole(segment, end) : end;
    }
    const whole = wholeLength(gathered.bytes) as number;
    const end = Math.min(bytes.length, at + whole - gathered.byteLength);
    gathered.append(cutSegment(segment, at, end), whole - gathered.byteLength - (end - at));
    return gathered.byteLength < whole ? end : this.#whole(segment, end);
  }

  #whole({ at, index }: Segment, end: number): number {
    this.#sink.record({ ...this.#gathered.take(), at, index });
    return end;
  }

  #skip(
    broken: { captured: number; byteLength: number; left: number },
    segment: Segment,
    at: number,
  ): number {
    const skipped = Math.min(broken.left, segment.bytes.length - at);
    broken.left -= skipped;
    broken.captured += skipped;
    if (broken.left === 0) this.#endBroken(broken, segment.at);
    return at + skipped;
  }

  #endBroken({ captured, byteLength }: { captured: number; byteLength: number }, at: Micros): void {
    this.#broken = null;
    this.#sink.broken(captured, byteLength, at);
  }

  #unframed(segment: Segment, at: number): number {
    this.#state = 'dead';
    this.end(segment.at);
    this.#sink.unframed(segment.bytes.length - at, segment.at);
    return segment.bytes.length;
  }

  #lose(byteLength: number, at: Micros): void {
    this.end(at);
    if (this.#state === 'framed') this.#state = 'seeking';
    this.#sink.lost(byteLength);
  }

  /** Goes from one that looks like a record to the next; none of them is gone through twice. */
  #seek(segment: Segment): void {
    const gathered = this.#gathered;
    gathered.append(segment);
    const { bytes } = gathered;
    for (let from = 0; ; from += 1) {
      from = nextHeader(bytes, from);
      const whole = wholeLength(bytes, from);
      if (whole === null || from + whole > bytes.length) {
        this.#drop(from, segment.at);
        return;
      }
      const source = shifted(gathered.source, from);
      const record = {
        bytes: bytes.subarray(from, from + whole),
        source,
        at: segment.at,
        index: segment.index,
      };
      const verdict = this.#sink.found(record, from);
      if (verdict === 'no') continue;
      if (from > 0) this.#sink.unframed(from, segment.at);
      this.#state = verdict === 'yes' ? 'framed' : 'dead';
      this.#readAgain(segment, verdict === 'yes' ? from + whole : from);
      return;
    }
  }

  /** What was gathered up to `from` is no record. */
  #drop(from: number, at: Micros): void {
    if (from === 0) {
      this.#gathered.settle();
      return;
    }
    this.#sink.unframed(from, at);
    this.#gathered.takeRepeating(this.#gathered.byteLength - from);
  }

  /** What was gathered from `from` on. */
  #readAgain({ at }: Segment, from: number): void {
    const { bytes, source } = this.#gathered.take();
    let start = from;
    for (const { index, offset, byteLength } of source.pieces({ start: from, end: bytes.length })) {
      this.read({ bytes: bytes.subarray(start, start + byteLength), at, index, offset });
      start += byteLength;
    }
  }
}

/** Where what looks like a record of application data begins, or may begin once more has come. */
function nextHeader(bytes: Uint8Array, from: number): number {
  for (
    let at = bytes.indexOf(APPLICATION_DATA, from);
    at >= 0;
    at = bytes.indexOf(APPLICATION_DATA, at + 1)
  ) {
    const minor = bytes[at + 2] ?? 3;
    if (minor >= 1 && minor <= 3 && wholeLength(bytes, at) !== 0) return at;
  }
  return bytes.length;
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
