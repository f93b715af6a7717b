import { isMap, type WireValue } from './wire-value.ts';

const STRING = 0x03;
const END = 0x01;
const OPAQUE = 0xc3;
const WITH_CONTENT = 0x40;

/** WBXML 1.3 (W3C note, 24 June 1999, section 5): a tag for each member of a map, text as inline strings. */
export function wbxml(value: WireValue): Buffer {
  // Version 1.3, no public identifier known, UTF-8, an empty table of strings.
  return Buffer.concat([Buffer.of(0x03, 0x01, 0x6a, 0x00), element(0x05, value)]);
}

function element(tag: number, value: WireValue): Buffer {
  return Buffer.concat([Buffer.of(tag | WITH_CONTENT), content(value), Buffer.of(END)]);
}

function content(value: WireValue): Buffer {
  if (value instanceof Uint8Array) return Buffer.concat([Buffer.of(OPAQUE), length(value.length), value]);
  if (Array.isArray(value)) return Buffer.concat(value.map((item: WireValue) => element(0x3f, item)));
  if (isMap(value)) {
    const members = Object.values(value);
    return Buffer.concat(members.map((member, index) => element(0x06 + (index % 0x30), member)));
  }
  return Buffer.concat([Buffer.of(STRING), Buffer.from(String(value)), Buffer.of(0)]);
}

/** A multi-byte integer, most significant group first (section 5.1). */
function length(count: number): Buffer {
  return count < 128
    ? Buffer.of(count)
    : Buffer.of(0x80 | (count >> 14), 0x80 | ((count >> 7) & 127), count & 127);
}
