import type { MemberInput } from './member-input.ts';

/** Name and comment of a gzip member are passed over up to this length; a name has 255 bytes. */
export const MOST_GZIP_TEXT_BYTES = 1 << 16;

const FHCRC = 2;
const FEXTRA = 4;
const FNAME = 8;
const FCOMMENT = 16;

/** Passes over the header of a gzip member (RFC 1952, section 2.3). */
export async function passGzipHead(input: MemberInput): Promise<'passed' | 'none' | 'cut' | 'damaged'> {
  const head = await input.take(10);
  if (head[0] !== 0x1f || head[1] !== 0x8b || head[2] !== 8) {
    input.unread(head);
    return 'none';
  }
  if (head.byteLength < 10) return 'cut';
  const flags = head[3] as number;
  if (flags >= 0x20) return 'damaged';
  if (flags & FEXTRA) {
    const [low = 0, high = 0] = await input.take(2);
    await input.take(low | (high << 8));
  }
  for (const text of [FNAME, FCOMMENT]) {
    if (!(flags & text)) continue;
    for (let length = 0; ; length++) {
      const [byte] = await input.take(1);
      if (byte === undefined) return 'cut';
      if (byte === 0) break;
      if (length === MOST_GZIP_TEXT_BYTES) return 'damaged';
    }
  }
  if (flags & FHCRC) await input.take(2);
  return 'passed';
}
