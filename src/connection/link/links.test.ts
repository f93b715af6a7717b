import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AGGREGATED_FRAME,
  CONTROL_FRAME,
  CUT_FRAME,
  DAMAGED_FRAME,
  type Enclosed,
  LINK_TYPE,
  NOT_ETHERTYPE,
  PROTECTED_FRAME,
} from './link.ts';
import { linkOf, links } from './links.ts';

const NOT_LINKS = ['link.ts', 'links.ts'];

/** Opens header after header until one holds what is no link; null where the frame ends before. */
function descend(linkType: number, bytes: Uint8Array): { etherType: number; start: number } | null {
  const into: Enclosed = { etherType: LINK_TYPE + linkType, start: 0, restAt: 0 };
  for (let link = linkOf(into.etherType); link !== undefined; link = linkOf(into.etherType)) {
    if (!link.enclosed(bytes, into)) return null;
  }
  return { etherType: into.etherType, start: into.start };
}

const zeros = (count: number) => new Array<number>(count).fill(0);
const MACS = zeros(12);
const SNAP = [0xaa, 0xaa, 3, 0, 0, 0];
const IPV4 = 0x0800;
const IPV6 = 0x86dd;

/** A data frame's MAC header from the access point, without and with QoS. */
const DATA = [0x08, 0x02, ...zeros(22)];
const QOS_DATA = [0x88, 0x02, ...zeros(24)];
/** Radiotap with nothing but a timer and flags. */
const radiotap = (flags: number) => [0, 0, 17, 0, 3, 0, 0, 0, ...zeros(8), flags];
const little32 = (value: number) => [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];
const pktap = (linkType: number, next = 1) => [
  ...little32(108),
  ...little32(next),
  ...little32(linkType),
  ...zeros(96),
];

type Found = { etherType: number; start: number } | null;
const at = (etherType: number, start: number): Found => ({ etherType, start });

const cases: readonly [string, number, number[], Found][] = [
  ['Ethernet', 1, [...MACS, 8, 0], at(IPV4, 14)],
  ['802.1Q', 1, [...MACS, 0x81, 0, 0, 5, 0x86, 0xdd], at(IPV6, 18)],
  ['QinQ', 1, [...MACS, 0x88, 0xa8, 0, 5, 0x81, 0, 0, 6, 8, 0], at(IPV4, 22)],
  ['old QinQ', 1, [...MACS, 0x91, 0, 0, 5, 8, 6], at(0x0806, 18)],
  ['a tag cut short', 1, [...MACS, 0x81, 0, 0, 5], null],
  ['Ethernet cut short', 1, zeros(13), null],
  ['LLC with SNAP', 1, [...MACS, 0, 9, ...SNAP, 8, 0], at(IPV4, 22)],
  ['LLC with IP itself', 1, [...MACS, 0, 9, 6, 6, 3], at(IPV4, 17)],
  ['spanning tree', 1, [...MACS, 0, 38, 0x42, 0x42, 3, 0, 0], at(CONTROL_FRAME, 17)],
  ["Cisco's discovery", 1, [...MACS, 0, 38, 0xaa, 0xaa, 3, 0, 0, 12, 0x20, 0], at(CONTROL_FRAME, 22)],
  ['LLC of who knows what', 1, [...MACS, 0, 38, 0xf0, 0xf0, 3], at(NOT_ETHERTYPE, 17)],
  ['SNAP cut short', 1, [...MACS, 0, 9, ...SNAP, 8], null],
  ['raw IPv4', 101, [0x45], at(IPV4, 0)],
  ['raw IPv6', 229, [0x60], at(IPV6, 0)],
  ['raw, neither', 12, [0x10], at(NOT_ETHERTYPE, 0)],
  ['nothing', 101, [], null],
  ['NULL little', 0, [2, 0, 0, 0], at(IPV4, 4)],
  ['NULL big', 0, [0, 0, 0, 2], at(IPV4, 4)],
  ['NULL, Darwin IPv6', 0, [30, 0, 0, 0], at(IPV6, 4)],
  ['NULL, FreeBSD IPv6', 0, [0, 0, 0, 28], at(IPV6, 4)],
  ['LOOP', 108, [0, 0, 0, 24], at(IPV6, 4)],
  ['NULL, no family', 0, [1, 1, 1, 1], at(NOT_ETHERTYPE, 4)],
  ['cooked v1', 113, [...zeros(14), 8, 0], at(IPV4, 16)],
  ['cooked v1 with LLC', 113, [...zeros(14), 0, 4, 0x42, 0x42, 3], at(CONTROL_FRAME, 19)],
  ['cooked v2', 276, [0x86, 0xdd, ...zeros(18)], at(IPV6, 20)],
  ['cooked v2 with a tag', 276, [0x81, 0, ...zeros(18), 0, 5, 8, 0], at(IPV4, 24)],
  ['PPP', 9, [0x00, 0x21], at(IPV4, 2)],
  ['PPP in HDLC framing', 50, [0xff, 0x03, 0x00, 0x57], at(IPV6, 4)],
  ['PPP with a short number', 9, [0xff, 0x03, 0x21], at(IPV4, 3)],
  ["PPP of pppd's, sent", 166, [0x01, 0x03, 0x00, 0x21], at(IPV4, 4)],
  ['PPP with direction', 204, [0x01, 0xff, 0x03, 0x00, 0x21], at(IPV4, 5)],
  ['PPP that sets the link up', 9, [0xc0, 0x21], at(CONTROL_FRAME, 2)],
  ['PPP, compressed', 9, [0x00, 0xfd], at(NOT_ETHERTYPE, 1 + 1)],
  ['PPP cut short', 9, [0x00], null],
  ['PPPoE', 1, [...MACS, 0x88, 0x64, 0x11, 0, 0, 1, 0, 22, 0x00, 0x21], at(IPV4, 22)],
  ['PPPoE discovery', 51, [0x11, 9, 0, 0, 0, 0], at(CONTROL_FRAME, 6)],
  ['PPPoE cut short', 51, [0x11, 0, 0, 1, 0], null],
  ['MPLS', 1, [...MACS, 0x88, 0x47, 0, 1, 0x01, 64, 0x45], at(IPV4, 18)],
  ['MPLS, stacked', 1, [...MACS, 0x88, 0x47, 0, 1, 0x00, 64, 0, 1, 0x01, 64, 0x60], at(IPV6, 22)],
  ['MPLS with Ethernet', 219, [0, 1, 1, 64, ...zeros(4), ...MACS, 8, 0], at(IPV4, 22)],
  ['MPLS with Ethernet, no control word', 219, [0, 1, 1, 64, 2, ...zeros(11), 8, 0], at(IPV4, 18)],
  ['MPLS with who knows what', 219, [0, 1, 1, 64, 0x10, 0], at(NOT_ETHERTYPE, 4)],
  ['MPLS without an end', 219, [0, 1, 0, 64, 0, 1, 0, 64], null],
  ['NFLOG, little', 239, [2, 0, 0, 5, 5, 0, 10, 0, 0, 0, 0, 0, 9, 0, 9, 0, 0x45], at(IPV4, 16)],
  ['NFLOG, big', 239, [10, 0, 0, 5, 0, 5, 0, 10, 0, 0, 0, 0, 0, 9, 0, 9, 0x60], at(IPV6, 16)],
  ['NFLOG of a bridge', 239, [7, 0, 0, 5, 9, 0, 9, 0, 0x60], at(NOT_ETHERTYPE, 8)],
  ['NFLOG without a packet', 239, [2, 0, 0, 5, 5, 0, 10, 0, 0, 0, 0, 0], null],
  ['PKTAP with Ethernet', 258, [...pktap(1), ...MACS, 8, 0], at(IPV4, 122)],
  ['PKTAP with raw IP', 149, [...pktap(12), 0x60], at(IPV6, 108)],
  ['PKTAP with a type unknown', 258, pktap(999), at(LINK_TYPE + 999, 108)],
  ['PKTAP that says something else', 258, pktap(1, 2), at(NOT_ETHERTYPE, 108)],
  ['PKTAP cut short', 258, zeros(107), null],
  ['802.11', 105, [...DATA, ...SNAP, 8, 0], at(IPV4, 32)],
  ['802.11 with QoS', 105, [...QOS_DATA, ...SNAP, 0x86, 0xdd], at(IPV6, 34)],
  ['802.11 between access points', 105, [0x08, 0x03, ...zeros(28), ...SNAP, 8, 0], at(IPV4, 38)],
  ['802.11 with HT control', 105, [0x88, 0x82, ...zeros(28), ...SNAP, 8, 0], at(IPV4, 38)],
  ['802.11 key exchange', 105, [...DATA, ...SNAP, 0x88, 0x8e], at(0x888e, 32)],
  ['802.11, encrypted', 105, [0x08, 0x42, ...zeros(30)], at(PROTECTED_FRAME, 24)],
  ['802.11, in pieces', 105, [0x08, 0x06, ...zeros(30)], at(CUT_FRAME, 24)],
  ['802.11 beacon', 105, [0x80, 0, ...zeros(30)], at(CONTROL_FRAME, 0)],
  ['802.11 of another version', 105, [0x09, 0, ...zeros(30)], at(NOT_ETHERTYPE, 0)],
  ['802.11 acknowledgement', 105, [0xd4, 0, ...zeros(8)], at(CONTROL_FRAME, 0)],
  ['802.11 without data', 105, [0x48, 0, ...zeros(22)], at(CONTROL_FRAME, 0)],
  ['802.11 cut short', 105, [0x08, 0, ...zeros(21)], null],
  ['802.11, joined', 105, [0x88, 0x02, ...zeros(22), 0x80, 0, ...MACS, 0, 8, ...SNAP, 8, 0], at(IPV4, 48)],
  ['radiotap', 127, [...radiotap(0x10), ...DATA, ...SNAP, 8, 0], at(IPV4, 49)],
  ['radiotap, with padding', 127, [...radiotap(0x20), ...QOS_DATA, 0, 0, ...SNAP, 8, 0], at(IPV4, 53)],
  ['radiotap, damaged', 127, [...radiotap(0x50), ...DATA, ...SNAP, 8, 0], at(DAMAGED_FRAME, 17)],
  [
    'radiotap with two words of presence',
    127,
    [0, 0, 13, 0, 2, 0, 0, 0x80, 0, 0, 0, 0, 0x40, ...DATA],
    at(DAMAGED_FRAME, 13),
  ],
  ['radiotap without fields', 127, [0, 0, 8, 0, 0, 0, 0, 0, ...DATA, ...SNAP, 8, 0], at(IPV4, 40)],
  ['radiotap cut short', 127, [0, 0, 40, 0, 0, 0, 0, 0, 0], null],
];

describe('links', () => {
  it('lists every file of the folder, and no number twice', () => {
    const files = readdirSync(import.meta.dirname).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
    );
    expect(links).toHaveLength(files.filter((file) => !NOT_LINKS.includes(file)).length);
    for (const numbers of [
      links.flatMap((link) => link.linkTypes),
      links.flatMap((link) => link.etherTypes ?? []),
    ])
      expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('has a case for every one', () => {
    const tried = new Set(cases.map(([, linkType]) => linkType));
    expect(
      links.filter(({ linkTypes }) => linkTypes.length > 0 && !linkTypes.some((one) => tried.has(one))),
    ).toEqual([]);
  });

  it.each(cases)('opens %s', (_, linkType, bytes, expected) => {
    expect(descend(linkType, Uint8Array.from(bytes))).toEqual(expected);
  });

  it('finds every frame of an aggregate, and no more', () => {
    const link = linkOf(AGGREGATED_FRAME);
    const frame = (byteLength: number) => [...MACS, 0, byteLength, ...zeros(byteLength)];
    const bytes = Uint8Array.from([...frame(9), 0, ...frame(8), 0, 0, ...frame(10), 1, 2, 3, 4]);
    const starts: number[] = [];
    const into: Enclosed = { etherType: 0, start: 0, restAt: 0 };
    do {
      into.start = into.restAt;
      expect(link?.enclosed(bytes, into)).toBe(true);
      starts.push(into.start);
    } while (into.restAt > 0);
    expect(starts).toEqual([14, 38, 62]);
  });

  it('stays inside the frame and goes forward, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...links),
        fc.uint8Array({ maxLength: 120 }),
        fc.nat(8),
        (link, bytes, start) => {
          const into: Enclosed = { etherType: 0, start, restAt: 0 };
          if (!link.enclosed(bytes, into)) return;
          expect(into.start).toBeLessThanOrEqual(bytes.length);
          expect(into.start).toBeGreaterThanOrEqual(start);
          if (into.restAt > 0) expect(into.restAt).toBeGreaterThanOrEqual(into.start);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
