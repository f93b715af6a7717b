import type { ByteReader } from '../byte-reader.ts';
import { oddity } from '../oddity.ts';
import type { Recorded } from '../recorded.ts';
import { appInTrailer } from './app-names.ts';
import { MOST_PACKET_BYTES } from './most-packet-bytes.ts';
import { u16, u32 } from './read-number.ts';

const ETHERNET = 1;

/**
 * Reads a pcap file (draft-ietf-opsawg-pcap) from its first byte: a header of 24 bytes, then records of 16 bytes
 * (24 in the modified form) and data. Nothing in it tells where a record begins but the length of the one
 * before, so after a length that cannot be true the rest is passed over, and counted in the notice.
 */
export function* readPcap(reader: ByteReader, file: string): Generator<Recorded> {
  const header = reader.take(24);
  if (header === null) {
    const byteLength = reader.drain();
    yield oddity({ code: 'capture-cut', about: file, detail: 'the file ends within its header', byteLength });
    return;
  }
  const little = header[0] !== 0xa1;
  const magic = u32(header, 0, little);
  const fractionsPerMicro = magic === 0xa1b23c4d ? 1000 : 1;
  const recordHeader = magic === 0xa1b2cd34 ? 24 : 16;
  const swapped = writesLengthsSwapped(u16(header, 4, little), u16(header, 6, little));
  const snapLength = u32(header, 16, little);
  // The upper bits tell about frame check sequences.
  const linkType = u32(header, 20, little) & 0xffff;
  let longerThanSnapLength = false;

  for (let index = 1; reader.need(recordHeader); index++) {
    const { chunk, position } = reader;
    const at =
      u32(chunk, position, little) * 1e6 + Math.floor(u32(chunk, position + 4, little) / fractionsPerMicro);
    const first = u32(chunk, position + 8, little);
    const second = u32(chunk, position + 12, little);
    const byteLength = swapped ? second : first;
    const wireLength = swapped ? first : second;
    if (byteLength > MOST_PACKET_BYTES) {
      yield oddity({
        code: 'packet-too-long',
        about: file,
        detail: 'a packet is said to be longer than any can be; nothing after it can be read',
        byteLength: reader.drain(),
      });
      return;
    }
    if (!reader.need(recordHeader + byteLength)) break;
    if (snapLength > 0 && byteLength > snapLength && !longerThanSnapLength) {
      longerThanSnapLength = true;
      const detail = 'packets are longer than the header says they were cut to; they are read whole';
      yield oddity({ code: 'snap-length-wrong', about: file, detail });
    }
    reader.position += recordHeader;
    const origin = { index, offset: reader.offset };
    const bytes = reader.take(byteLength) as Uint8Array;
    const app = linkType === ETHERNET ? appInTrailer(bytes) : undefined;
    const packet = { at, linkType, bytes, wireLength: Math.max(wireLength, byteLength), origin };
    yield app === undefined ? { kind: 'packet', ...packet } : { kind: 'packet', ...packet, app };
  }
  const byteLength = reader.drain();
  if (byteLength > 0) {
    yield oddity({ code: 'capture-cut', about: file, detail: 'the file ends within a packet', byteLength });
  }
}

/** Writers before version 2.3, and DG/UX's tcpdump (543.0), put the length on the wire first. */
function writesLengthsSwapped(major: number, minor: number): boolean {
  return (major === 2 && minor < 3) || major === 543;
}
