import type { PlannedPacket } from './build-pcap.ts';
import { ByteWriter } from './byte-writer.ts';

export interface PlannedInterface {
  readonly linkType: number;
  /** The option `if_tsresol` as it is written: 6 for microseconds, 9 for nanoseconds, 0x80 | n for 2^-n. */
  readonly resolution?: number;
  /** The option `if_tsoffset`, in seconds. */
  readonly offsetSeconds?: number;
  readonly snapLength?: number;
}

export type PlannedBlock =
  | ({ readonly kind: 'enhanced' | 'obsolete'; readonly interface?: number } & PlannedPacket)
  | { readonly kind: 'simple'; readonly bytes: Uint8Array; readonly wireLength?: number }
  | ({ readonly kind: 'interface' } & PlannedInterface)
  | { readonly kind: 'section'; readonly endian?: 'little' | 'big' }
  | { readonly kind: 'raw'; readonly type: number; readonly body: Uint8Array };

export interface PcapngPlan {
  readonly linkType: number;
  readonly packets: readonly PlannedPacket[];
  readonly endian?: 'little' | 'big';
}

/** The plain case: one section, one interface in microseconds, enhanced packet blocks. */
export function buildPcapng(plan: PcapngPlan): Uint8Array {
  return buildPcapngBlocks([
    { kind: 'section', endian: plan.endian ?? 'little' },
    { kind: 'interface', linkType: plan.linkType },
    ...plan.packets.map((packet): PlannedBlock => ({ kind: 'enhanced', ...packet })),
  ]);
}

/** A pcapng file block by block, so that tests can put anything anywhere. */
export function buildPcapngBlocks(blocks: readonly PlannedBlock[]): Uint8Array {
  let endian: 'little' | 'big' = 'little';
  let resolutions: { units: number; offset: number }[] = [];
  const file = new ByteWriter('little');
  for (const block of blocks) {
    if (block.kind === 'section') {
      endian = block.endian ?? 'little';
      resolutions = [];
    }
    if (block.kind === 'interface') {
      resolutions.push({ units: unitsPerSecond(block.resolution ?? 6), offset: block.offsetSeconds ?? 0 });
    }
    const clock =
      'interface' in block && block.interface !== undefined ? resolutions[block.interface] : resolutions[0];
    const { type, body } = encode(block, endian, clock ?? { units: 1e6, offset: 0 });
    const byteLength = 12 + Math.ceil(body.byteLength / 4) * 4;
    file.bytes(new ByteWriter(endian).u32(type).u32(byteLength).padded(body).u32(byteLength).done());
  }
  return file.done();
}

function unitsPerSecond(resolution: number): number {
  return resolution & 0x80 ? 2 ** (resolution & 0x7f) : 10 ** resolution;
}

function encode(
  block: PlannedBlock,
  endian: 'little' | 'big',
  clock: { units: number; offset: number },
): { type: number; body: Uint8Array } {
  const body = new ByteWriter(endian);
  switch (block.kind) {
    case 'section':
      body.u32(0x1a2b3c4d).u16(1).u16(0).u32(0xffffffff).u32(0xffffffff);
      return { type: 0x0a0d0d0a, body: body.done() };
    case 'interface':
      body
        .u16(block.linkType)
        .u16(0)
        .u32(block.snapLength ?? 262_144);
      if (block.resolution !== undefined) body.u16(9).u16(1).padded(Uint8Array.of(block.resolution));
      if (block.offsetSeconds !== undefined) {
        const offset = new Uint8Array(8);
        new DataView(offset.buffer).setBigInt64(0, BigInt(block.offsetSeconds), endian === 'little');
        body.u16(14).u16(8).bytes(offset);
      }
      body.u16(0).u16(0);
      return { type: 1, body: body.done() };
    case 'enhanced':
    case 'obsolete': {
      const ticks =
        (BigInt(block.at) * BigInt(clock.units)) / 1_000_000n - BigInt(clock.offset) * BigInt(clock.units);
      if (block.kind === 'enhanced') body.u32(block.interface ?? 0);
      else body.u16(block.interface ?? 0).u16(0);
      body.u32(Number(ticks >> 32n)).u32(Number(ticks & 0xffffffffn));
      body
        .u32(block.bytes.byteLength)
        .u32(block.wireLength ?? block.bytes.byteLength)
        .padded(block.bytes);
      return { type: block.kind === 'enhanced' ? 6 : 2, body: body.done() };
    }
    case 'simple':
      body.u32(block.wireLength ?? block.bytes.byteLength).padded(block.bytes);
      return { type: 3, body: body.done() };
    case 'raw':
      return { type: block.type, body: block.body };
    default:
      return block satisfies never;
  }
}
