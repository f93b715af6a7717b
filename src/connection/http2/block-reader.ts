import type { LaneReport } from '../stream/lane-report.ts';
import { completingPacket, type Segment } from '../stream/segment.ts';
import type { Direction, Talk } from '../stream/stream-reader.ts';
import { BlockGathering } from './block-gathering.ts';
import { blockHead } from './block-head.ts';
import { FRAME, type FrameHeader } from './frame-header.ts';
import { HpackDecoder } from './hpack-decoder.ts';
import type { StreamTable } from './stream-table.ts';

const INVALID = 'A block of fields is wrong; from there on not all fields are known.';
const OVERSIZED = 'A field table is larger than the other side allowed; it was followed.';
const UNKNOWN = 'Fields could not be read: what they refer to was not captured, or they are too many.';

interface BlockReaderShare {
  readonly talk: Talk;
  readonly direction: Direction;
  readonly streams: StreamTable;
  readonly report: LaneReport;
}

/** The blocks of fields of one direction, and whom they are for. */
export class BlockReader {
  readonly decoder: HpackDecoder;
  readonly #share: BlockReaderShare;
  #block: BlockGathering | null = null;

  constructor(share: BlockReaderShare) {
    this.#share = share;
    this.decoder = new HpackDecoder(share.talk.budget);
  }

  /** Whether a frame may come next: nothing stands between the frames of a block (RFC 9113 §6.10). */
  expects({ type, stream }: FrameHeader): boolean {
    const continues = type === FRAME.continuation;
    return this.#block === null ? !continues : continues && this.#block.stream === stream;
  }

  begin(frame: FrameHeader): void {
    this.#block = new BlockGathering(this.#share.talk.budget, frame);
  }

  /** The stream that the block at hand promises (RFC 9113 §6.6), from the end of its frame's prefix. */
  promise(prefix: Uint8Array): void {
    if (this.#block === null) return;
    const [high = 0, b = 0, c = 0, d = 0] = prefix.subarray(prefix.length - 4);
    this.#block.promised = ((high & 0x7f) << 24) | (b << 16) | (c << 8) | d;
  }

  append(part: Segment, more: number): void {
    this.#block?.append(part, more);
  }

  settle(): void {
    this.#block?.settle();
  }

  /** Bytes of the block at hand are missing. */
  giveUp(): void {
    this.#block?.giveUp();
  }

  /** The block at hand is at its end; `last` brought that. */
  end(last: Segment): void {
    const block = this.#block;
    if (block === null) return;
    this.#block = null;
    const { direction, streams } = this.#share;
    const index = completingPacket(last);
    const { head, byteLength } = this.#read(block, last);
    const facts = { place: block.placeOr(last), byteLength, index };
    if (block.promised !== null) {
      streams.open(block.promised).promise(head, facts);
      return;
    }
    streams.host = head.host ?? streams.host;
    streams.open(block.stream).readBlock(direction, head, facts);
    if (block.endsStream) streams.end(block.stream, direction, index);
  }

  #read(block: BlockGathering, last: Segment) {
    const { report } = this.#share;
    let head = blockHead([]);
    let byteLength = 0;
    let unread = block.unreadableBytes;
    if (block.isUnreadable) this.decoder.lose();
    else {
      const sourced = block.take();
      const { fields, wrongBytes, isOversized } = this.decoder.decode(sourced);
      head = blockHead(fields);
      unread = head.unreadBytes + wrongBytes;
      byteLength = sourced.bytes.length - unread;
      if (wrongBytes > 0) report.notice('http2-fields-invalid', INVALID);
      if (isOversized) report.notice('http2-table-oversized', OVERSIZED);
    }
    if (unread > 0) report.notice('http2-fields-unknown', UNKNOWN, unread);
    report.opaque(unread, 'http2-fields-unknown', last.at);
    return { head, byteLength };
  }
}
