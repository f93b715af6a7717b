import { crc32 } from 'node:zlib';

/** 1 January 1980, the first day a ZIP can name: the same bytes at every start. */
const FIRST_DAY = 0x0021;

/** A ZIP of one file that is not compressed (APPNOTE 4.3: local header, central directory, its end). */
export function storedZip(name: string, content: Uint8Array): Buffer {
  const fileName = Buffer.from(name);
  // From "version needed" to "extra field length", which both headers share.
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(10, 0);
  shared.writeUInt16LE(FIRST_DAY, 8);
  shared.writeUInt32LE(crc32(content), 10);
  shared.writeUInt32LE(content.byteLength, 14);
  shared.writeUInt32LE(content.byteLength, 18);
  shared.writeUInt16LE(fileName.byteLength, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, fileName, content]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    shared,
    Buffer.alloc(14),
    fileName,
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.byteLength, 12);
  end.writeUInt32LE(local.byteLength, 16);
  return Buffer.concat([local, central, end]);
}
