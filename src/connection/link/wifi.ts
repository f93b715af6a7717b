import {
  AGGREGATED_FRAME,
  CONTROL_FRAME,
  CUT_FRAME,
  type Enclosed,
  ETHERTYPE_LLC,
  type Link,
  NOT_ETHERTYPE,
  PROTECTED_FRAME,
} from './link.ts';

const VERSION = 0x03;
const DATA = 2;
const TO_AND_FROM_DISTRIBUTION = 0x03;
const MORE_FRAGMENTS = 0x04;
const PROTECTED = 0x40;
const HAS_HT_CONTROL = 0x80;
/** Bits of a data frame's subtype: no data, QoS. */
const NO_DATA = 0x40;
const QOS = 0x80;
const AGGREGATE = 0x80;

export const wifi: Link = {
  name: 'IEEE 802.11',
  linkTypes: [105],
  enclosed: (bytes, into) => enclosedInWifi(bytes, into, 1),
};

/**
 * A MAC header (IEEE 802.11-2020 §9.2): addresses and options as its first two bytes say. Only data frames in clear
 * hold packets, after LLC. `alignment` is 4 where the header is followed by padding to words (as radiotap tells).
 */
export function enclosedInWifi(bytes: Uint8Array, into: Enclosed, alignment: number): boolean {
  const at = into.start;
  if (bytes.length < at + 2) return false;
  const [first, flags] = [bytes[at] as number, bytes[at + 1] as number];
  into.etherType = (first & VERSION) === 0 ? CONTROL_FRAME : NOT_ETHERTYPE;
  if ((first & VERSION) !== 0 || ((first >> 2) & 3) !== DATA || (first & NO_DATA) !== 0) return true;
  const qosAt = 24 + ((flags & TO_AND_FROM_DISTRIBUTION) === TO_AND_FROM_DISTRIBUTION ? 6 : 0);
  const isQos = (first & QOS) !== 0;
  const written = qosAt + (isQos ? 2 + ((flags & HAS_HT_CONTROL) !== 0 ? 4 : 0) : 0);
  const headerLength = Math.ceil(written / alignment) * alignment;
  if (bytes.length < at + headerLength) return false;
  const fragment = (bytes[at + 22] as number) & 0x0f;
  into.start = at + headerLength;
  if ((flags & PROTECTED) !== 0) into.etherType = PROTECTED_FRAME;
  else if (fragment !== 0 || (flags & MORE_FRAGMENTS) !== 0) into.etherType = CUT_FRAME;
  else if (isQos && ((bytes[at + qosAt] as number) & AGGREGATE) !== 0) into.etherType = AGGREGATED_FRAME;
  else into.etherType = ETHERTYPE_LLC;
  return true;
}
