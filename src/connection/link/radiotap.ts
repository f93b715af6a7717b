import { DAMAGED_FRAME, type Link } from './link.ts';
import { enclosedInWifi } from './wifi.ts';

const HAS_TIMER = 0x01;
const HAS_FLAGS = 0x02;
const ANOTHER_WORD = 0x80;
const IS_PADDED = 0x20;
const IS_DAMAGED = 0x40;

/**
 * Radiotap (radiotap.org), little-endian: its length, then words that say which fields follow. Of these only the
 * flags matter, the first field or the one after the eight bytes of the timer, which are aligned to eight.
 */
export const radiotap: Link = {
  name: 'radiotap',
  linkTypes: [127],
  enclosed(bytes, into) {
    const at = into.start;
    if (bytes.length < at + 8) return false;
    const byteLength = ((bytes[at + 3] as number) << 8) | (bytes[at + 2] as number);
    if (byteLength < 8 || bytes.length < at + byteLength) return false;
    const present = bytes[at + 4] as number;
    let fieldAt = 8;
    while (fieldAt <= byteLength && ((bytes[at + fieldAt - 1] as number) & ANOTHER_WORD) !== 0) fieldAt += 4;
    if ((present & HAS_TIMER) !== 0) fieldAt = Math.ceil(fieldAt / 8) * 8 + 8;
    const hasFlags = (present & HAS_FLAGS) !== 0 && fieldAt < byteLength;
    const flags = hasFlags ? (bytes[at + fieldAt] as number) : 0;
    into.start = at + byteLength;
    if ((flags & IS_DAMAGED) !== 0) {
      into.etherType = DAMAGED_FRAME;
      return true;
    }
    return enclosedInWifi(bytes, into, (flags & IS_PADDED) !== 0 ? 4 : 1);
  },
};
