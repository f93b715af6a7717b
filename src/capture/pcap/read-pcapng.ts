import type { Notice } from '../../base/index.ts';
import type { ByteReader } from '../byte-reader.ts';
import { oddity } from '../oddity.ts';
import type { Packet, Recorded, Secrets } from '../recorded.ts';
import { type Interface, interfaceOf } from './interface-block.ts';
import { MOST_PACKET_BYTES } from './most-packet-bytes.ts';
import { u16, u32 } from './read-number.ts';

/** The longest block that is taken into memory; longer ones are passed over. Wireshark's limit is the same. */
export const MOST_BLOCK_BYTES = 16 << 20;

/** Interfaces of a section that are remembered: phones have a dozen, a hostile file one in every 20 bytes. */
export const MOST_INTERFACES = 65_536;

const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE = 1;
const OBSOLETE_PACKET = 2;
const SIMPLE_PACKET = 3;
const NAME_RESOLUTION = 4;
const INTERFACE_STATISTICS = 5;
const ENHANCED_PACKET = 6;
const DECRYPTION_SECRETS = 10;

/** `TLSK`. */
const TLS_KEY_LOG = 0x544c534b;

/** Bytes of each block that are not packet data or options: header, fixed fields, trailer. */
const LEAST_BYTES = new Map([
  [INTERFACE, 20],
  [OBSOLETE_PACKET, 32],
  [SIMPLE_PACKET, 16],
  [ENHANCED_PACKET, 32],
  [DECRYPTION_SECRETS, 20],
]);

/**
 * The time of packets that have none, where no packet before them has one either: before the epoch, so that a summary
 * does not take it for a time.
 */
export const NO_TIME = -1;

/** Blocks without packets that Wireshark numbers like packets: journal entries, sysdig events, custom blocks. */
const NUMBERED = new Set([9, 0x204, 0x208, 0x216, 0x221, 0xbad, 0x40000bad]);

/**
 * Reads a pcapng file (draft-ietf-opsawg-pcapng). It is a run of blocks that all write their length, so that
 * what is odd within a block costs that block only; after a length that cannot be true nothing more can be
 * found, and the rest is passed over and counted. A section starts afresh: byte order, interfaces.
 */
export function* readPcapng(reader: ByteReader, file: string): Generator<Recorded> {
  const state: State = { little: true, interfaces: [], index: 0, at: NO_TIME, told: new Set() };
  const say = (found: Omit<Notice, 'about'>) => oddity({ ...found, about: file });

  while (reader.need(12)) {
    const { chunk, position } = reader;
    const isSection = u32(chunk, position, true) === SECTION_HEADER;
    if (isSection && !startSection(state, u32(chunk, position + 8, true))) {
      const detail = 'a section begins without a byte order; nothing after it can be read';
      yield say({ code: 'block-broken', detail, byteLength: reader.drain() });
      return;
    }
    const type = u32(chunk, position, state.little);
    const byteLength = u32(chunk, position + 4, state.little);
    if (byteLength < 12) {
      const detail = 'a block is said to be shorter than any can be; nothing after it can be read';
      yield say({ code: 'block-broken', detail, byteLength: reader.drain() });
      return;
    }
    const least = LEAST_BYTES.get(type);
    if (least === undefined || byteLength < least || byteLength > MOST_BLOCK_BYTES) {
      if (NUMBERED.has(type) || isPacketBlock(type)) state.index += 1;
      const skipped = reader.skip(byteLength);
      const found = skipped < byteLength ? CUT : whySkipped(type, least);
      if (found !== null) yield say({ ...found, byteLength: skipped });
      continue;
    }
    if (!reader.need(byteLength)) break;
    if (u32(reader.chunk, reader.position + byteLength - 4, state.little) !== byteLength) {
      yield say({
        code: 'block-trailer-wrong',
        detail: 'a block ends with another length than it begins with',
      });
    }
    if (type === INTERFACE) {
      if (!addInterface(state, reader, byteLength)) {
        yield say({
          code: 'too-many-interfaces',
          detail: `more than ${MOST_INTERFACES} interfaces in a section`,
        });
      }
      reader.position += byteLength;
    } else if (type === DECRYPTION_SECRETS) {
      const end = reader.position + byteLength;
      const found = secretsOf(state, reader, byteLength);
      yield found ?? say(OTHER_SECRETS);
      reader.position = end;
    } else {
      state.index += 1;
      const end = reader.position + byteLength;
      const packet = packetOf(state, reader, { type, byteLength });
      if (packet.notice !== null) yield say(packet.notice);
      reader.position = end;
      if (packet.packet !== null) yield packet.packet;
    }
  }
  const byteLength = reader.drain();
  if (byteLength > 0) yield say({ ...CUT, byteLength });
}

interface State {
  little: boolean;
  interfaces: Interface[];
  /** Number of the last packet. */
  index: number;
  /** Time of the last packet: the best guess for one that has none. */
  at: number;
  /** Codes of notices that are given once for a file. */
  readonly told: Set<string>;
}

const OTHER_SECRETS = {
  code: 'secrets-unused',
  detail: 'secrets are in the file that are no TLS key log; they are not used',
};

const CUT = { code: 'capture-cut', detail: 'the file ends within a block' };

function startSection(state: State, magic: number): boolean {
  if (magic !== 0x1a2b3c4d && magic !== 0x4d3c2b1a) return false;
  state.little = magic === 0x1a2b3c4d;
  state.interfaces = [];
  return true;
}

function isPacketBlock(type: number): boolean {
  return type === ENHANCED_PACKET || type === SIMPLE_PACKET || type === OBSOLETE_PACKET;
}

function whySkipped(type: number, least: number | undefined): Omit<Notice, 'about'> | null {
  if (type === SECTION_HEADER || type === NAME_RESOLUTION || type === INTERFACE_STATISTICS) return null;
  if (least === undefined) {
    return { code: 'block-unread', detail: 'a block of a kind that holds no packets was passed over' };
  }
  return {
    code: 'block-broken',
    detail: 'a block is too short or too long for its kind and was passed over',
  };
}

function addInterface(state: State, reader: ByteReader, byteLength: number): boolean {
  if (state.interfaces.length >= MOST_INTERFACES) return false;
  const span = { start: reader.position, end: reader.position + byteLength };
  state.interfaces.push(interfaceOf(reader.chunk, span, state.little));
  return true;
}

/** The key log of a Decryption Secrets Block (section 4.7) that lies in whole at the reader's position; null for other secrets. */
function secretsOf(state: State, reader: ByteReader, blockLength: number): Secrets | null {
  const { chunk, position } = reader;
  const said = u32(chunk, position + 12, state.little);
  if (u32(chunk, position + 8, state.little) !== TLS_KEY_LOG) return null;
  reader.position += 16;
  const origin = { index: state.index, offset: reader.offset };
  return { kind: 'secrets', bytes: reader.take(Math.min(said, blockLength - 20)) as Uint8Array, origin };
}

interface Found {
  readonly packet: Packet | null;
  readonly notice: Omit<Notice, 'about'> | null;
}

/** Reads the packet block that lies in whole at the reader's position. */
function packetOf(state: State, reader: ByteReader, block: { type: number; byteLength: number }): Found {
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
  reader.position += isSimple ? 12 : 28;
  const origin = { index: state.index, offset: reader.offset };
  const bytes = reader.take(byteLength) as Uint8Array;
  const packet: Packet = {
    kind: 'packet',
    at: state.at,
    linkType: from.linkType,
    bytes,
    wireLength: Math.max(wireLength, byteLength),
    origin,
  };
  return { packet, notice };
}

function once(state: State, code: string, detail: string): Found['notice'] {
  if (state.told.has(code)) return null;
  state.told.add(code);
  return { code, detail };
}
