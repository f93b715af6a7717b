import type { Notice } from '../../base/index.ts';
import type { ByteReader } from '../byte-reader.ts';
import type { Packet } from '../recorded.ts';
import { appInTrailer } from './app-names.ts';
import { MOST_PACKET_BYTES } from './most-packet-bytes.ts';
import { u16, u32 } from './read-number.ts';
import { NO_TIME, type State } from './section-state.ts';

export const OBSOLETE_PACKET = 2;
export const SIMPLE_PACKET = 3;
export const ENHANCED_PACKET = 6;

const ETHERNET = 1;

interface Found {
  readonly packet: Packet | null;
  readonly notice: Omit<Notice, 'about'> | null;
}

/** Reads the packet block that lies in whole at the reader's position. */
export function packetOf(
  state: State,
  reader: ByteReader,
  block: { type: number; byteLength: number },
): Found {
  const { chunk, position } = reader;
  const { little } = state;
  const isSimple = block.type === SIMPLE_PACKET;
  const which = isSimple
    ? 0
    : block.type === ENHANCED_PACKET
      ? u32(chunk, position + 8, little)
      : u16(chunk, position + 8, little);
  const from = state.interfaces[which];
  if (from === undefined) {
    const detail = 'a packet names an interface that the file does not describe; it was passed over';
    return { packet: null, notice: { code: 'interface-unknown', detail, byteLength: block.byteLength } };
  }
  const wireLength = u32(chunk, position + (isSimple ? 8 : 24), little);
  const room = block.byteLength - (isSimple ? 16 : 32);
  // A Simple Packet Block does not say how much it holds: all of the packet, up to the interface's limit.
  const said = isSimple
    ? Math.min(wireLength, from.snapLength === 0 ? wireLength : from.snapLength)
    : u32(chunk, position + 20, little);
  const byteLength = Math.min(said, room);
  if (byteLength > MOST_PACKET_BYTES) {
    const detail = 'a packet is longer than any can be; it was passed over';
    return { packet: null, notice: { code: 'packet-too-long', detail, byteLength: block.byteLength } };
  }
  let notice: Found['notice'] = null;
  if (said > room) {
    notice = { code: 'packet-length-wrong', detail: 'a packet is said to be longer than its block' };
  } else if (!isSimple && from.snapLength > 0 && byteLength > from.snapLength) {
    notice = once(
      state,
      'snap-length-wrong',
      'packets are longer than their interface says they were cut to',
    );
  } else if (isSimple) {
    const detail =
      state.at === NO_TIME
        ? 'packets have no time, nor has any packet before them'
        : 'packets without a time were given that of the packet before';
    notice = once(state, 'time-unknown', detail);
  }
  if (!isSimple) state.at = from.clock(u32(chunk, position + 12, little), u32(chunk, position + 16, little));
  const noted = position + 28 + Math.ceil(byteLength / 4) * 4;
  const noting = { start: noted, end: position + block.byteLength - 4 };
  const named = isSimple ? undefined : state.apps.appIn(chunk, noting, little);
  reader.position += isSimple ? 12 : 28;
  const origin = { index: state.index, offset: reader.offset };
  const bytes = reader.take(byteLength) as Uint8Array;
  const app = named ?? (from.linkType === ETHERNET ? appInTrailer(bytes) : undefined);
  const packet: Packet = {
    kind: 'packet',
    at: state.at,
    linkType: from.linkType,
    bytes,
    wireLength: Math.max(wireLength, byteLength),
    origin,
    ...(app === undefined ? {} : { app }),
  };
  return { packet, notice };
}

function once(state: State, code: string, detail: string): Found['notice'] {
  if (state.told.has(code)) return null;
  state.told.add(code);
  return { code, detail };
}
