/** POSIX.1-1988 ustar: blocks of 512 bytes. */
export const TAR_BLOCK = 512;

/** The largest file that eleven octal digits can say: 8 GiB. */
export const MOST_TAR_BYTES = 0o77777777777;

/** A header for a plain file; null where the path does not fit into one. */
export function tarHeader(path: string, byteLength: number): Buffer | null {
  const cut = path.length <= 100 ? -1 : path.lastIndexOf('/', 155);
  const [prefix, name] = cut === -1 ? ['', path] : [path.slice(0, cut), path.slice(cut + 1)];
  if (name.length > 100 || byteLength > MOST_TAR_BYTES) return null;
  const header = Buffer.alloc(TAR_BLOCK);
  header.write(name, 0, 'ascii');
  header.write('0000600\0', 100, 'ascii');
  header.write('0000000\0', 108, 'ascii');
  header.write('0000000\0', 116, 'ascii');
  header.write(`${byteLength.toString(8).padStart(11, '0')}\0`, 124, 'ascii');
  header.write('00000000000\0', 136, 'ascii');
  header.write('0', 156, 'ascii');
  header.write('ustar\x0000', 257, 'ascii');
  header.write(prefix, 345, 'ascii');
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  return header;
}

export type TarEntry =
  | { readonly kind: 'file'; readonly path: string; readonly byteLength: number }
  | { readonly kind: 'folder' }
  | { readonly kind: 'end' }
  | { readonly kind: 'refused'; readonly why: string };

/** Reads a header; links, devices and everything else but files and folders are refused. */
export function readTarHeader(header: Buffer): TarEntry {
  if (header.every((byte) => byte === 0)) return { kind: 'end' };
  const sum = Number.parseInt(text(header, 148, 8).trim(), 8);
  if (sum !== checksum(header))
    return { kind: 'refused', why: 'a header in it was changed, or it is no tar file' };
  const type = String.fromCharCode(header[156] ?? 0);
  if (type === '5') return { kind: 'folder' };
  if (type === '1' || type === '2')
    return { kind: 'refused', why: 'it holds a link; a bundle holds files alone' };
  if (type !== '0' && type !== '\0') return { kind: 'refused', why: 'it holds something else than files' };
  const size = text(header, 124, 12).trim();
  if (!/^[0-7]{1,11}$/.test(size)) return { kind: 'refused', why: 'a file in it has no length' };
  const prefix = text(header, 345, 155);
  const name = text(header, 0, 100);
  const path = (prefix === '' ? name : `${prefix}/${name}`).replace(/^(\.\/)+/, '');
  return { kind: 'file', path, byteLength: Number.parseInt(size, 8) };
}

/** The sum of all bytes with the sum's own field as spaces. */
function checksum(header: Buffer): number {
  let sum = 0;
  for (let i = 0; i < TAR_BLOCK; i++) sum += i >= 148 && i < 156 ? 0x20 : (header[i] as number);
  return sum;
}

function text(header: Buffer, at: number, length: number): string {
  const field = header.subarray(at, at + length);
  const end = field.indexOf(0);
  return field.toString('latin1', 0, end === -1 ? length : end);
}
