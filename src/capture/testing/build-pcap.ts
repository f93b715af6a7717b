import type { Micros } from '../../base/index.ts';
import { ByteWriter } from './byte-writer.ts';

export interface PlannedPacket {
  readonly at: Micros;
  readonly bytes: Uint8Array;
  /** Length on the wire; the captured length where it is not given. */
  readonly wireLength?: number;
}

export interface PcapPlan {
  /** Number from the tcpdump.org list; 1 is Ethernet. */
  readonly linkType: number;
  readonly packets: readonly PlannedPacket[];
  /** `little` where it is not given. */
  readonly endian?: 'little' | 'big';
  /** Writes nanoseconds, with the magic number that says so. */
  readonly nanos?: boolean;
}

/** A pcap file, version 2.4. */
export function buildPcap(plan: PcapPlan): Uint8Array {
  const writer = new ByteWriter(plan.endian ?? 'little');
  writer.u32(plan.nanos ? 0xa1b23c4d : 0xa1b2c3d4);
  writer.u16(2).u16(4).u32(0).u32(0).u32(262_144).u32(plan.linkType);
  for (const { at, bytes, wireLength } of plan.packets) {
    const seconds = Math.floor(at / 1e6);
    const fraction = (at - seconds * 1e6) * (plan.nanos ? 1000 : 1);
    writer.u32(seconds).u32(fraction).u32(bytes.byteLength);
    writer.u32(wireLength ?? bytes.byteLength).bytes(bytes);
  }
  return writer.done();
}
