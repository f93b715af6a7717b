/**
 * Typed netstrings, the writing of mitmproxy's flow files: `5:hello,` is a length, a colon, so many bytes, and a
 * tag that says what they are. Lists `]` and dictionaries `}` hold more of the same.
 *
 * Nothing is parsed before it is asked for: a value is a place in the flow's bytes, and going through a list
 * steps from length to length. So depth costs no stack, a value nobody asks for costs nothing, and every
 * string knows where it stands in the file. A length that does not fit ends its list there and marks the flow.
 */

/** Members of one dictionary that are looked at; flows have under 30, metadata a few more. */
export const MOST_MEMBERS = 1_000;

/** Digits of a length: mitmproxy reads as many. */
const MOST_DIGITS = 12;

/** The bytes of one flow, and whether something in them did not hold together. */
export interface FlowBytes {
  readonly bytes: Uint8Array;
  /** File offset of the first of them. */
  readonly offset: number;
  damaged: boolean;
}

/** A value that stands from `start` to `end` in the flow's bytes. */
export interface Tnet {
  readonly flow: FlowBytes;
  /** `,` bytes, `;` text, `#` integer, `^` float, `!` boolean, `~` null, `]` list, `}` dictionary. */
  readonly tag: string;
  readonly start: number;
  readonly end: number;
}

/** Reads the length before a colon at `at`; null where none stands there. `next` is the place past the colon. */
export function lengthAt(bytes: Uint8Array, at: number): { length: number; next: number } | null {
  let length = 0;
  for (let digits = 0; digits <= MOST_DIGITS; digits++) {
    const byte = bytes[at + digits];
    if (byte === 0x3a && digits > 0) return { length, next: at + digits + 1 };
    if (byte === undefined || byte < 0x30 || byte > 0x39) return null;
    length = length * 10 + (byte - 0x30);
  }
  return null;
}

/** The values of a list, or of a dictionary as key, value, key, value; none where it is neither. */
export function* itemsOf(list: Tnet | undefined): Generator<Tnet> {
  if (list === undefined || (list.tag !== ']' && list.tag !== '}')) return;
  const { flow } = list;
  for (let at = list.start; at < list.end; ) {
    const prefix = lengthAt(flow.bytes, at);
    const end = prefix === null ? Number.POSITIVE_INFINITY : prefix.next + prefix.length;
    if (prefix === null || end >= list.end) {
      flow.damaged = true;
      return;
    }
    yield { flow, tag: String.fromCharCode(flow.bytes[end] as number), start: prefix.next, end };
    at = end + 1;
  }
}

/** The members of a dictionary by name, the last one where a name stands twice; none where it is no dictionary. */
export function membersOf(dictionary: Tnet | undefined): ReadonlyMap<string, Tnet> {
  const members = new Map<string, Tnet>();
  if (dictionary?.tag !== '}') return members;
  let name: string | null = null;
  for (const item of itemsOf(dictionary)) {
    if (name === null) {
      name = latin1(item);
      if (members.size >= MOST_MEMBERS) {
        dictionary.flow.damaged = true;
        break;
      }
    } else {
      members.set(name, item);
      name = null;
    }
  }
  return members;
}

function latin1({ flow, start, end }: Tnet): string {
  const { bytes } = flow;
  // Longer names are of nobody's interest.
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.min(end - start, 64)).toString('latin1');
}
