/*
 * The wire format of protobuf (protobuf.dev/programming-guides/encoding): a row of fields, each a tag, which is a
 * number and one of a few wire types, and a value whose length follows from its type. Groups are deprecated since
 * 2008 and are not read.
 */

const VARINT = 0;
const FIXED_64 = 1;
export const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/** Highest number of a field, and those that no schema may give out ("Assigning Field Numbers"). */
const HIGHEST_NUMBER = 536_870_911;
const FIRST_RESERVED = 19_000;
const LAST_RESERVED = 19_999;

/** Bytes of a varint of 64 bits. */
const LONGEST_VARINT = 10;

/** Bytes of a varint that is read as a number: 35 bits. */
const LONGEST_READ = 5;

/** Walks over the fields of one message. After `next` returned true it tells of the field that was passed. */
export class WireFields {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  /** Where the next field begins. */
  at: number;
  number = 0;
  type = 0;
  /** Where the field's value begins and ends. */
  start = 0;
  end = 0;
  /** What stands here is no field. */
  isBroken = false;

  constructor(bytes: Uint8Array, start: number, end: number) {
    this.#bytes = bytes;
    this.#end = end;
    this.at = start;
  }

  /** Whether there is another field. */
  next(): boolean {
    if (this.at >= this.#end || this.isBroken) return false;
    const tag = this.#varint();
    this.type = tag % 8;
    this.number = Math.floor(tag / 8);
    if (tag < 8 || this.number > HIGHEST_NUMBER) return this.#break();
    if (this.number >= FIRST_RESERVED && this.number <= LAST_RESERVED) return this.#break();
    this.start = this.at;
    switch (this.type) {
      case VARINT:
        return this.#skipVarint();
      case FIXED_64:
        return this.#take(8);
      case FIXED_32:
        return this.#take(4);
      case LENGTH_DELIMITED: {
        const length = this.#varint();
        this.start = this.at;
        return length === -1 ? this.#break() : this.#take(length);
      }
      default:
        return this.#break();
    }
  }

  /** A length before a message; -1 where there is none. */
  length(): number {
    const length = this.#varint();
    this.start = this.at;
    return length;
  }

  #take(length: number): boolean {
    this.end = this.start + length;
    if (this.end > this.#end) return this.#break();
    this.at = this.end;
    return true;
  }

  #break(): boolean {
    this.isBroken = true;
    return false;
  }

  #skipVarint(): boolean {
    const last = Math.min(this.#end, this.at + LONGEST_VARINT);
    let at = this.at;
    while (at < last && (this.#bytes[at] as number) >= 0x80) at += 1;
    return at === last ? this.#break() : this.#take(at + 1 - this.start);
  }

  /** -1 where it is none, or is longer than it needs be. */
  #varint(): number {
    let value = 0;
    let weight = 1;
    const last = Math.min(this.#end, this.at + LONGEST_READ);
    for (let at = this.at; at < last; at++) {
      const byte = this.#bytes[at] as number;
      value += (byte & 0x7f) * weight;
      weight *= 128;
      if (byte >= 0x80) continue;
      const isPadded = byte === 0 && at > this.at;
      this.at = at + 1;
      return isPadded ? -1 : value;
    }
    return -1;
  }
}

/** Whether a field may begin with this byte. */
export function mayBeTag(byte: number): boolean {
  return byte >= 8 && ((1 << (byte & 7)) & WIRE_TYPES) !== 0;
}

const WIRE_TYPES = (1 << VARINT) | (1 << FIXED_64) | (1 << LENGTH_DELIMITED) | (1 << FIXED_32);

/** A quick look at the first field, which tells of nine texts in ten that they are no message. */
export function mayBeFields(bytes: Uint8Array, start: number, end: number): boolean {
  const tag = bytes[start] as number;
  if (end === start || !mayBeTag(tag)) return false;
  const next = bytes[start + 1] as number;
  if (tag >= 0x80 || next >= 0x80) return true;
  const type = tag & 7;
  const behind =
    start + (type === LENGTH_DELIMITED ? 2 + next : type === VARINT ? 2 : type === FIXED_64 ? 9 : 5);
  return behind === end || (behind < end && mayBeTag(bytes[behind] as number));
}

/** Whether the bytes are fields from end to end, and at least one. */
export function areFields(bytes: Uint8Array, start: number, end: number): boolean {
  if (!mayBeFields(bytes, start, end)) return false;
  const fields = new WireFields(bytes, start, end);
  while (fields.next());
  return !fields.isBroken && fields.at === end;
}
