import { crc32, deflateRawSync } from 'node:zlib';
import { bytesOf, concatBytes } from '../../base/index.ts';
import { ByteWriter } from './byte-writer.ts';

export interface PlannedFile {
  readonly name: string;
  readonly content: Uint8Array;
  readonly isStored?: boolean;
  /** Leaves the lengths of the local header 0, as programs do that write without going back. */
  readonly isStreamed?: boolean;
  readonly isEncrypted?: boolean;
}

/** A ZIP archive (PKWARE's APPNOTE). */
export function buildZip(files: readonly PlannedFile[]): Uint8Array {
  const locals: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const { name, content, isStored = false, isStreamed = false, isEncrypted = false } of files) {
    const data = isStored ? content : deflateRawSync(content);
    const flags = (isEncrypted ? 1 : 0) | (isStreamed ? 8 : 0);
    const common = (header: ByteWriter, lengths: boolean) =>
      header
        .u16(flags)
        .u16(isStored ? 0 : 8)
        .u32(0)
        .u32(lengths ? crc32(content) : 0)
        .u32(lengths ? data.byteLength : 0)
        .u32(lengths ? content.byteLength : 0)
        .u16(bytesOf(name).byteLength)
        .u16(0);
    const local = common(new ByteWriter('little').u32(0x04034b50).u16(20), !isStreamed).bytes(bytesOf(name));
    const entry = common(new ByteWriter('little').u32(0x02014b50).u16(20).u16(20), true);
    central.push(entry.u16(0).u16(0).u16(0).u32(0).u32(offset).bytes(bytesOf(name)).done());
    const whole = concatBytes([local.done(), data]);
    locals.push(whole);
    offset += whole.byteLength;
  }
  const list = concatBytes(central);
  const end = new ByteWriter('little').u32(0x06054b50).u16(0).u16(0).u16(files.length).u16(files.length);
  return concatBytes([...locals, list, end.u32(list.byteLength).u32(offset).u16(0).done()]);
}
