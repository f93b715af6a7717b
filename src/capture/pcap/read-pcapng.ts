import type { Notice } from '../../base/index.ts';
import type { ByteReader } from '../byte-reader.ts';
import { oddity } from '../oddity.ts';
import type { NameAnswer, Recorded, Secrets } from '../recorded.ts';
import { AppNames } from './app-names.ts';
import { Drops } from './drops.ts';
import { interfaceOf } from './interface-block.ts';
import { namesIn } from './name-block.ts';
import { ENHANCED_PACKET, OBSOLETE_PACKET, packetOf, SIMPLE_PACKET } from './packet-block.ts';
import { u32 } from './read-number.ts';
import { NO_TIME, type State } from './section-state.ts';

/** The longest block that is taken into memory; longer ones are passed over. Wireshark's limit is the same. */
export const MOST_BLOCK_BYTES = 16 << 20;

/** Interfaces of a section that are remembered: phones have a dozen, a hostile file one in every 20 bytes. */
export const MOST_INTERFACES = 65_536;

const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE = 1;
const NAME_RESOLUTION = 4;
const INTERFACE_STATISTICS = 5;
const DECRYPTION_SECRETS = 10;
const CUSTOM = 0xbad;

/** `TLSK`. */
const TLS_KEY_LOG = 0x544c534b;

/** Bytes of each block that are not packet data or options: header, fixed fields, trailer. */
const LEAST_BYTES = new Map([
  [INTERFACE, 20],
  [OBSOLETE_PACKET, 32],
  [SIMPLE_PACKET, 16],
  [NAME_RESOLUTION, 12],
  [INTERFACE_STATISTICS, 12],
  [ENHANCED_PACKET, 32],
  [DECRYPTION_SECRETS, 20],
  [CUSTOM, 16],
]);

/** Blocks without packets that Wireshark numbers like packets: journal entries, sysdig events, custom blocks. */
const NUMBERED = new Set([9, 0x204, 0x208, 0x216, 0x221, 0xbad, 0x40000bad]);

/**
 * Reads a pcapng file (draft-ietf-opsawg-pcapng). It is a run of blocks that all write their length, so that
 * what is odd within a block costs that block only; after a length that cannot be true nothing more can be
 * found, and the rest is passed over and counted. A section starts afresh: byte order, interfaces.
 */
export function* readPcapng(reader: ByteReader, file: string): Generator<Recorded> {
  const state: State = {
    little: true,
    interfaces: [],
    index: 0,
    at: NO_TIME,
    told: new Set(),
    drops: new Drops(),
    apps: new AppNames(),
  };
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
    } else if (type === NAME_RESOLUTION) {
      yield* nameAnswers(state, reader, byteLength);
      reader.position += byteLength;
    } else if (type === INTERFACE_STATISTICS) {
      state.drops.take(reader.chunk, spanOf(reader, byteLength), state.little);
      reader.position += byteLength;
    } else if (type === CUSTOM) {
      state.index += 1;
      const isRead = state.apps.take(reader.chunk, spanOf(reader, byteLength), state.little);
      if (!isRead) yield say({ ...UNREAD, byteLength });
      reader.position += byteLength;
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
  const lost = state.drops.packets();
  if (lost > 0) {
    const detail = `packets were lost while this was captured: ${lost} by its own count; what they told is not in it`;
    yield say({ code: 'capture-dropped', detail });
  }
}

const UNREAD = {
  code: 'block-unread',
  detail: 'a block of a kind that holds no packets was passed over',
};

const OTHER_SECRETS = {
  code: 'secrets-unused',
  detail: 'secrets are in the file that are no TLS key log; they are not used',
};

const CUT = { code: 'capture-cut', detail: 'the file ends within a block' };

function startSection(state: State, magic: number): boolean {
  if (magic !== 0x1a2b3c4d && magic !== 0x4d3c2b1a) return false;
  state.little = magic === 0x1a2b3c4d;
  state.interfaces = [];
  state.drops.startSection();
  return true;
}

function isPacketBlock(type: number): boolean {
  return type === ENHANCED_PACKET || type === SIMPLE_PACKET || type === OBSOLETE_PACKET;
}

function whySkipped(type: number, least: number | undefined): Omit<Notice, 'about'> | null {
  if (type === SECTION_HEADER) return null;
  if (least === undefined) {
    return UNREAD;
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

function spanOf({ position }: ByteReader, byteLength: number): { start: number; end: number } {
  return { start: position, end: position + byteLength };
}

/** Names that whoever captured or saved the file gave to addresses. */
function* nameAnswers(state: State, reader: ByteReader, byteLength: number): Generator<NameAnswer> {
  const origin = { index: state.index, offset: reader.offset };
  for (const { address, name } of namesIn(reader.chunk, spanOf(reader, byteLength), state.little))
    yield { kind: 'name-answer', at: state.at, name, addresses: [address], isHearsay: true, origin };
}
