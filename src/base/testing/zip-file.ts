import { crc32, deflateRawSync, zstdCompressSync } from 'node:zlib';
import { bytesOf, concatBytes } from '../bytes.ts';

/** An entry of a ZIP file that a test makes. */
export interface TestEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Deflated where it is left out; what is neither stored, deflated nor zstd stands as the content has it. */
  readonly method?: number;
  /** Its lengths stand behind it, as whoever does not know them yet writes them; `bare`: without a signature. */
  readonly later?: 'signed' | 'bare';
  /** Its lengths stand in the extra field of ZIP64. */
  readonly isLong?: true;
  readonly isEncrypted?: true;
  readonly comment?: string;
  readonly extra?: Uint8Array;
}

/** A ZIP file; `noDirectory`: without what stands behind the entries. */
export function zipFile(
  entries: readonly TestEntry[],
  { comment = '', before = '', noDirectory = false } = {},
): Uint8Array {
  const locals: Uint8Array[] = [bytesOf(before)];
  const centrals: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { local, central } = records(entry, offset);
    offset += local.byteLength;
    locals.push(local);
    centrals.push(central);
  }
  if (noDirectory) return concatBytes(locals);
  const directory = concatBytes(centrals);
  const text = bytesOf(comment);
  const [count, length] = [entries.length, directory.byteLength];
  const end = numbers(
    [0x06054b50, 4],
    [0, 4],
    [count, 2],
    [count, 2],
    [length, 4],
    [offset, 4],
    [text.byteLength, 2],
  );
  return concatBytes([...locals, directory, end, text]);
}

function records(entry: TestEntry, offset: number): { local: Uint8Array; central: Uint8Array } {
  const { method = 8, later, isLong, isEncrypted, comment = '', extra = new Uint8Array(0) } = entry;
  const content = typeof entry.content === 'string' ? bytesOf(entry.content) : entry.content;
  const [name, remark] = [bytesOf(entry.name), bytesOf(comment)];
  const data = method === 8 ? deflateRawSync(content) : method === 93 ? zstdCompressSync(content) : content;
  const sum = crc32(content);
  const [packed, whole] = [data.byteLength, content.byteLength];
  const flags = (isEncrypted ? 1 : 0) | (later === undefined ? 0 : 8);
  const head = (isLater: boolean, more: number): Uint8Array =>
    numbers(
      [45, 2],
      [flags, 2],
      [method, 2],
      [0, 4],
      [isLater ? 0 : sum, 4],
      [isLong ? 0xffffffff : isLater ? 0 : packed, 4],
      [isLong ? 0xffffffff : isLater ? 0 : whole, 4],
      [name.byteLength, 2],
      [more, 2],
    );
  const long = isLong ? numbers([1, 2], [16, 2], [whole, 4], [0, 4], [packed, 4], [0, 4]) : new Uint8Array(0);
  const extras = concatBytes([extra, long]);
  const sizes = numbers([sum, 4], [packed, 4], [whole, 4]);
  return {
    local: concatBytes([
      numbers([0x04034b50, 4]),
      head(later !== undefined, extras.byteLength),
      name,
      extras,
      data,
      ...(later === 'signed' ? [numbers([0x08074b50, 4])] : []),
      ...(later === undefined ? [] : [sizes]),
    ]),
    central: concatBytes([
      numbers([0x02014b50, 4], [45, 2]),
      head(false, extras.byteLength),
      numbers([remark.byteLength, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
      name,
      extras,
      remark,
    ]),
  };
}

/** Numbers of so many bytes each, the lowest first. */
function numbers(...written: readonly (readonly [value: number, size: 2 | 4])[]): Uint8Array {
  const bytes = Buffer.alloc(written.reduce((sum, [, size]) => sum + size, 0));
  let at = 0;
  for (const [value, size] of written) at = bytes.writeUIntLE(value, at, size);
  return new Uint8Array(bytes);
}
