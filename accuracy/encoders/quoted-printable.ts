/** Longest line with its soft break (RFC 2045 section 6.7, rule 5). */
const LINE = 76;

/** Quoted-printable of bytes, all as data: line breaks are written as `=0D=0A`. */
export function quotedPrintable(bytes: Uint8Array): string {
  const lines: string[] = [];
  let line = '';
  for (const byte of bytes) {
    const isPlain = byte >= 0x20 && byte <= 0x7e && byte !== 0x3d;
    const unit = isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (line.length + unit.length > LINE - 1) {
      lines.push(`${line}=`);
      line = '';
    }
    line += unit;
  }
  // White space at the end of a line is lost on the way (rule 3).
  lines.push(line.replace(/ $/, '=20'));
  return lines.join('\r\n');
}
