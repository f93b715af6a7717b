import type { Span } from '../base/index.ts';
import { indexIn } from './index-in.ts';
import { type Magic, type Region, type Search, streamLayers } from './layers/index.ts';

/*
 * Compressed streams stand inside one another's bytes, as what does not shrink is stored as it is. So all
 * kinds are looked for at once, and the stream that begins first is read; looking goes on after its end.
 */

/**
 * Tries to read a stream in one part: this many and one for every TRY_EVERY bytes. A try costs some
 * microseconds, and a hostile body can be nothing but beginnings. (Random bytes look like zlib once in 16 KB.)
 */
export const MOST_TRIES = 256;
export const TRY_EVERY = 4_096;

interface Hunt {
  readonly magic: Magic;
  /** Where its first byte next stands; the end where it does not. */
  at: number;
}

/** Tells every stream that can be known by its first bytes; returns how far it looked, which is to the end but for MOST_TRIES. */
export function searchStreams(search: Search, found: (region: Region) => void): number {
  const { bytes } = search;
  const end = bytes.byteLength;
  const hunts: Hunt[] = [];
  for (const { magic } of streamLayers) {
    if (magic !== null) hunts.push({ magic, at: nextPlace(bytes, magic, { start: 0, end }) });
  }
  let tries = MOST_TRIES + Math.floor(end / TRY_EVERY);
  for (;;) {
    const [hunt] = hunts.sort((a, b) => a.at - b.at);
    if (hunt === undefined || hunt.at >= end) return end;
    if (tries === 0) return hunt.at;
    tries -= 1;
    const region = hunt.magic.open(search, { start: hunt.at, end });
    let next = hunt.at + 1;
    const { unread } = region ?? {};
    if (region !== null && (region.bytes.byteLength > 0 || (unread ?? 0) > 0)) {
      found(region);
      // What names it and its length is no chance: an archive of ten thousand short entries is read to its end.
      if (unread !== undefined) tries += 1;
      next = Math.max(next, region.span.end);
    }
    for (const other of hunts) {
      if (other.at < next) other.at = nextPlace(bytes, other.magic, { start: next, end });
    }
  }
}

function nextPlace(bytes: Uint8Array, magic: Magic, span: Span): number {
  let at = indexIn(bytes, magic.firstByte, span);
  while (at !== -1 && !magic.matches(bytes, at)) {
    at = indexIn(bytes, magic.firstByte, { start: at + 1, end: span.end });
  }
  return at === -1 ? span.end : at;
}

/** No compressed stream is UTF-8 throughout, but for LZ4's of text, which begin with a byte that stands in no text. */
export function mayHoldStreams({ bytes, isText }: Search): boolean {
  return !isText || bytes.includes(LZ4_FIRST);
}

const LZ4_FIRST = 0x04;
