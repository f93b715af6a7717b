import { type Capture, openCapture } from '../../capture/index.ts';
import { packetFlows } from '../../connection/index.ts';

/** A record of a capture: a packet, an entry, a flow or a line. */
export interface MappedRecord {
  /** As sightings name it. */
  readonly index: number;
  /** Where its data begins in the file, and how long that is where the reader says so. */
  readonly offset: number;
  readonly byteLength: number;
  /** What must be kept together; null: kept in any case. */
  readonly group: string | null;
}

export interface CaptureMap {
  readonly path: string;
  readonly format: Capture['format'];
  readonly compression: Capture['compression'];
  readonly records: readonly MappedRecord[];
}

/** Records that are mapped; a capture of more is put into the bundle whole. */
export const MOST_RECORDS = 2_000_000;

/**
 * Reads a capture once for where its records lie. Packets are kept by conversation, because a message is put together from many;
 * what marks steps, gives names or tells of refusals is always kept. Null where there are too many records.
 */
export function mapCapture(path: string): CaptureMap | null {
  const capture = openCapture(path, { isHashed: false });
  const flowOf = packetFlows();
  const records = new Map<number, MappedRecord>();
  for (const recorded of capture.records()) {
    if (recorded.kind === 'notice' || recorded.kind === 'secrets') continue;
    const { index, offset } = recorded.origin;
    if (recorded.kind === 'packet' && capture.format !== 'recording') {
      const { flow, isShared } = flowOf(recorded);
      const group = isShared ? null : (flow ?? 'no conversation');
      records.set(index, { index, offset, byteLength: recorded.bytes.byteLength, group });
      continue;
    }
    const isSaid = recorded.kind === 'exchange' || recorded.kind === 'stream' || recorded.kind === 'packet';
    const known = records.get(index);
    // A flow of mitmproxy may give several; the first says where it begins.
    if (known === undefined)
      records.set(index, { index, offset, byteLength: 0, group: isSaid ? `record ${index}` : null });
    if (records.size > MOST_RECORDS) return null;
  }
  const { format, compression } = capture;
  return { path, format, compression, records: [...records.values()] };
}
