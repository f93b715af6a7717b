const COLUMNS = 16;

/** Bytes as `xxd` prints them, so that `xxd -r` gives them back. */
export function dump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.byteLength; at += COLUMNS) {
    const row = Buffer.from(bytes.subarray(at, at + COLUMNS));
    const hex = row.toString('hex').replace(/(.{4})(?=.)/g, '$1 ');
    const text = row.toString('latin1').replace(/[^\x20-\x7e]/g, '.');
    lines.push(`${at.toString(16).padStart(8, '0')}: ${hex.padEnd(39)}  ${text}`);
  }
  return lines.join('\n');
}
