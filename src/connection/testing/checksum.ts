/** The Internet checksum (RFC 1071) over several runs of bytes, of which all but the last have an even length. */
export function checksum(...runs: readonly Uint8Array[]): number {
  let sum = 0;
  for (const run of runs) {
    for (let i = 0; i < run.length; i += 2) sum += ((run[i] as number) << 8) | (run[i + 1] ?? 0);
  }
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return ~sum & 0xffff;
}
