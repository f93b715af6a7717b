import { crc32, deflateRawSync } from 'node:zlib';

/** One file to be put into an archive. */
export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * A ZIP archive after PKWARE's APPNOTE.TXT, all files deflated. `isStreamed`: checksum and lengths stand behind each
 * file, as java.util.zip writes them, which Android's apps use.
 */
export function zip(files: readonly ZipFile[], { isStreamed }: { readonly isStreamed: boolean }): Buffer {
  const written: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const data = deflateRawSync(bytes);
    const sums = Buffer.alloc(12);
    sums.writeUInt32LE(crc32(bytes), 0);
    sums.writeUInt32LE(data.length, 4);
    sums.writeUInt32LE(bytes.length, 8);
    const title = Buffer.from(name);
    const before = Buffer.alloc(26);
    before.writeUInt16LE(20, 0); // version needed
    before.writeUInt16LE(isStreamed ? 0x0808 : 0x0800, 2); // UTF-8 names
    before.writeUInt16LE(8, 4); // deflated
    before.writeUInt16LE(0x6000, 6); // 12:00:00
    before.writeUInt16LE(0x5d21, 8); // 2026-09-01
    if (!isStreamed) sums.copy(before, 10);
    before.writeUInt16LE(title.length, 22);
    const behind = isStreamed ? Buffer.concat([Buffer.from('PK\x07\x08'), sums]) : Buffer.alloc(0);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), before, title, data, behind]);
    const own = Buffer.from(before);
    sums.copy(own, 10);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.of(20, 3), own, where, title]));
    written.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...written, central, Buffer.from('PK\x05\x06'), end]);
}
