import type { Span } from '../base/index.ts';
import type { Region } from './layers/layer-finder.ts';
import { NO_TEXT, textState } from './text-check.ts';

/** Letter of either case → its five bits (RFC 4648 section 6); 255 for any other byte. */
export const FIVE_BITS: Uint8Array = new Uint8Array(256).fill(255);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'].forEach((letter, value) => {
  FIVE_BITS[letter.charCodeAt(0)] = value;
  FIVE_BITS[letter.toLowerCase().charCodeAt(0)] = value;
});

const PADDING = 0x3d;

/** Bits that are left over behind the last byte, by the letters behind the last eight; -1: no bytes end so. */
const BITS_OVER = [0, -1, 2, -1, 4, 1, -1, 3] as const;

/** Whether so many letters can be base32, and nothing stands in the bits left over (RFC 4648 section 3.5). */
export function isBase32Whole(bytes: Uint8Array, { start, end }: Span): boolean {
  const over = BITS_OVER[(end - start) & 7] as number;
  return over >= 0 && ((FIVE_BITS[bytes[end - 1] as number] as number) & ((1 << over) - 1)) === 0;
}

/** Whether the letters give text and nothing else. */
export function base32GivesText(bytes: Uint8Array, { start, end }: Span): boolean {
  let bits = 0;
  let held = 0;
  let more = 0;
  for (let at = start; at < end; at++) {
    bits = ((bits << 5) | (FIVE_BITS[bytes[at] as number] as number)) & 0xfff;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    more = textState(more, (bits >> held) & 0xff);
    if (more === NO_TEXT) return false;
  }
  return more === 0;
}

/** The end of the padding behind the letters: as much as there is to have, or none. */
export function base32End(bytes: Uint8Array, { start, end }: Span, limit: number): number {
  const whole = start + Math.ceil((end - start) / 8) * 8;
  if (whole > limit) return end;
  for (let at = end; at < whole; at++) if (bytes[at] !== PADDING) return end;
  return whole;
}

/** `letters`: where they end and padding begins. */
export function base32Region(bytes: Uint8Array, { start, end }: Span, letters: number): Region {
  const decoded = new Uint8Array(Math.floor(((letters - start) * 5) / 8));
  let bits = 0;
  let held = 0;
  let to = 0;
  for (let at = start; at < letters; at++) {
    bits = ((bits << 5) | (FIVE_BITS[bytes[at] as number] as number)) & 0xfff;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    decoded[to++] = bits >> held;
  }
  return {
    layer: 'base32',
    span: { start, end },
    bytes: decoded,
    back(span) {
      const from = start + Math.floor(span.start / 5) * 8;
      const until = start + Math.ceil(span.end / 5) * 8;
      return { start: Math.min(from, end), end: until >= letters ? end : until };
    },
    claims: false,
    fault: null,
  };
}
