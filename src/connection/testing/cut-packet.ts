import { concatBytes } from '../../base/index.ts';

/** An IP packet as its sender, or a router, cuts it: into pieces of so many bytes of payload, a multiple of eight. */
export function cutPacket(packet: Uint8Array, pieceLength: number, identification = 7): Uint8Array[] {
  const isIpv4 = (packet[0] as number) >> 4 === 4;
  const headerLength = isIpv4 ? 20 : 40;
  const payload = packet.subarray(headerLength);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < payload.length; at += pieceLength) {
    const piece = payload.subarray(at, at + pieceLength);
    const hasMore = at + pieceLength < payload.length;
    const header = new Uint8Array(packet.subarray(0, headerLength));
    const view = new DataView(header.buffer);
    if (isIpv4) {
      view.setUint16(2, 20 + piece.length);
      view.setUint16(4, identification);
      view.setUint16(6, at / 8 + (hasMore ? 0x2000 : 0));
      pieces.push(concatBytes([header, piece]));
      continue;
    }
    view.setUint16(4, 8 + piece.length);
    const fragment = new Uint8Array(8);
    fragment[0] = header[6] as number;
    header[6] = 44;
    new DataView(fragment.buffer).setUint16(2, at + (hasMore ? 1 : 0));
    new DataView(fragment.buffer).setUint32(4, identification);
    pieces.push(concatBytes([header, fragment, piece]));
  }
  return pieces;
}
