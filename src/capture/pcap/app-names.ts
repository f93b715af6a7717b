import { textOf } from '../../base/index.ts';
import { optionsIn } from './options.ts';
import { u16, u32 } from './read-number.ts';

/*
 * PCAPdroid captures on the phone and knows whose packets they are. With its "dump extensions" it says so: in pcapng a
 * custom block names the app of each user id, and each packet has a comment such as `u-10123`; in pcap each packet has a
 * made-up Ethernet header of zeros and a trailer that names the app.
 */

/** PCAPdroid's number in IANA's list of private enterprises. */
const PCAPDROID = 62_652;
const UID_MAPPING = 1;

/** Android numbers apps from 10,000 to 19,999 for each user; a hostile file has a new one in every block. */
export const MOST_APPS = 65_536;

const TRAILER_MAGIC = 0x01072021;
const TRAILER_BYTES = 32;
const NAME_BYTES = 20;

const OPT_COMMENT = 1;

/** The apps of a pcapng file by their user ids. */
export class AppNames {
  readonly #apps = new Map<number, string>();

  /** Takes a custom block that lies in whole from `start` to `end` of `chunk`; false where it is another's. */
  take(
    chunk: Uint8Array,
    { start, end }: { readonly start: number; readonly end: number },
    little: boolean,
  ): boolean {
    const names = start + 22;
    if (names > end - 4 || u32(chunk, start + 8, little) !== PCAPDROID) return false;
    if (u16(chunk, start + 12, little) !== 1 || chunk[start + 14] !== UID_MAPPING) return false;
    const packageEnd = names + (chunk[start + 20] as number);
    const appEnd = packageEnd + (chunk[start + 21] as number);
    if (appEnd > end - 4) return false;
    const app = appNamed(chunk.subarray(names, packageEnd)) ?? appNamed(chunk.subarray(packageEnd, appEnd));
    if (app !== null && this.#apps.size < MOST_APPS) this.#apps.set(u32(chunk, start + 16, little), app);
    return true;
  }

  /** The app of a packet, by the comment among its options. */
  appIn(
    chunk: Uint8Array,
    options: { readonly start: number; readonly end: number },
    little: boolean,
  ): string | undefined {
    if (this.#apps.size === 0) return undefined;
    for (const { code, start, end } of optionsIn(chunk, options, little)) {
      if (code !== OPT_COMMENT || end - start > 16) continue;
      const [, uid] = /^u-(-?\d{1,10})\0*$/.exec(textOf(chunk.subarray(start, end))) ?? [];
      if (uid !== undefined) return this.#apps.get(Number(uid) >>> 0);
    }
    return undefined;
  }
}

/** The app that PCAPdroid's trailer behind an Ethernet frame names, if there is one. */
export function appInTrailer(frame: Uint8Array): string | undefined {
  const start = frame.byteLength - TRAILER_BYTES;
  if (start < 14 || u32(frame, start, false) !== TRAILER_MAGIC) return undefined;
  for (let at = 0; at < 12; at++) if (frame[at] !== 0) return undefined;
  const name = frame.subarray(start + 8, start + 8 + NAME_BYTES);
  const nul = name.indexOf(0);
  return appNamed(nul === -1 ? name : name.subarray(0, nul)) ?? undefined;
}

/** Null for what is empty or no text. */
function appNamed(bytes: Uint8Array): string | null {
  const name = textOf(bytes).trim();
  return name === '' || /[\0-\x1f\x7f]/.test(name) ? null : name;
}
