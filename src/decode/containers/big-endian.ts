/** A number of so many bytes, the highest first; -1 where they do not all stand before `end`. */
export function bigEndian(
  bytes: Uint8Array,
  at: number,
  { size, end }: { size: number; end: number },
): number {
  if (at + size > end) return -1;
  let value = 0;
  for (let i = 0; i < size; i++) value = value * 256 + (bytes[at + i] as number);
  return value;
}
