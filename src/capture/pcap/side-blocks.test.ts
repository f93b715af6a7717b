import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, concatBytes } from '../../base/index.ts';
import { inputOf } from '../byte-input.ts';
import { ByteReader } from '../byte-reader.ts';
import type { Recorded } from '../recorded.ts';
import { ByteWriter } from '../testing/byte-writer.ts';
import { buildPcap, buildPcapngBlocks, inPieces, type PlannedBlock, plain } from '../testing/index.ts';
import { readPcap } from './read-pcap.ts';
import { readPcapng } from './read-pcapng.ts';

type Endian = 'little' | 'big';

const at = 1_407_000_000_000_000;
const ethernet: PlannedBlock = { kind: 'interface', linkType: 1 };
const packet: PlannedBlock = { kind: 'enhanced', at, bytes: Uint8Array.of(1, 2, 3, 4, 5) };

function read(bytes: Uint8Array, lengths: readonly number[] = []): Recorded[] {
  return [...readPcapng(new ByteReader(inputOf(inPieces(bytes, lengths))), 'a.pcapng')];
}

const built = (endian: Endian, ...blocks: PlannedBlock[]) =>
  buildPcapngBlocks([{ kind: 'section', endian }, ethernet, ...blocks]);

const raw = (type: number, body: ByteWriter): PlannedBlock => ({ kind: 'raw', type, body: body.done() });

function namesBlock(endian: Endian, records: readonly (readonly [type: number, value: Uint8Array])[]) {
  const body = new ByteWriter(endian);
  for (const [type, value] of records) body.u16(type).u16(value.byteLength).padded(value);
  return raw(4, body.u16(0).u16(0));
}

const named = (address: readonly number[], ...names: string[]) =>
  concatBytes([Uint8Array.from(address), bytesOf(names.map((name) => `${name}\0`).join(''))]);

const V6 = [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];

function statistics(endian: Endian, which: number, counts: readonly (readonly [number, number])[]) {
  const body = new ByteWriter(endian).u32(which).u32(0).u32(0);
  for (const [code, count] of counts) {
    body.u16(code).u16(8);
    if (endian === 'little') body.u32(count).u32(0);
    else body.u32(0).u32(count);
  }
  return raw(5, body.u16(0).u16(0));
}

function mapping(endian: Endian, uid: number, [id, name]: readonly [string, string], pen = 62_652) {
  const texts = concatBytes([Uint8Array.of(id.length, name.length), bytesOf(id), bytesOf(name)]);
  return raw(0xbad, new ByteWriter(endian).u32(pen).u16(1).bytes(Uint8Array.of(1, 0)).u32(uid).bytes(texts));
}

/** An enhanced packet block with a comment. */
function commented(endian: Endian, comment: string): PlannedBlock {
  const body = new ByteWriter(endian).u32(0).u32(0).u32(1_000_000).u32(5).u32(5);
  body
    .padded(Uint8Array.of(1, 2, 3, 4, 5))
    .u16(1)
    .u16(comment.length)
    .padded(bytesOf(comment));
  return raw(6, body.u16(0).u16(0));
}

const apps = (records: readonly Recorded[]) =>
  records.flatMap((recorded) => (recorded.kind === 'packet' ? [recorded.app ?? null] : []));

describe.each(['little', 'big'] as const)('blocks beside the packets, %s-endian', (endian) => {
  it('give names to addresses, as hearsay', () => {
    const block = namesBlock(endian, [
      [1, named([192, 0, 2, 7], 'api.vendor.example', 'other.example')],
      [2, named(V6, 'six.vendor.example')],
      [3, named([1, 2, 3, 4, 5, 6], 'a card')],
      [1, named([192, 0, 2, 8])],
      [1, named([192, 0, 2, 9], 'two words')],
      [1, named([192, 0, 2, 10], 'x'.repeat(256))],
    ]);
    expect(read(built(endian, packet, block))).toMatchObject([
      { kind: 'packet' },
      {
        kind: 'name-answer',
        at,
        name: 'api.vendor.example',
        addresses: ['192.0.2.7'],
        isHearsay: true,
        origin: { index: 1 },
      },
      { kind: 'name-answer', name: 'six.vendor.example', addresses: ['2001:db8::1'] },
    ]);
  });

  it('tell what was lost: the last count of each interface, all sections together', () => {
    const bytes = concatBytes([
      built(
        endian,
        statistics(endian, 0, [[5, 3]]),
        packet,
        statistics(endian, 0, [
          [4, 99],
          [5, 7],
          [7, 1],
        ]),
      ),
      built(endian, statistics(endian, 0, [[5, 2]]), statistics(endian, 1, [[5, 1]])),
    ]);
    const notices = read(bytes).filter(({ kind }) => kind === 'notice');
    expect(notices).toEqual([
      {
        kind: 'notice',
        notice: {
          code: 'capture-dropped',
          about: 'a.pcapng',
          detail: expect.stringContaining('11 by its own count'),
        },
      },
    ]);
  });

  it('tell nothing where nothing was lost', () => {
    expect(
      read(
        built(
          endian,
          packet,
          statistics(endian, 0, [
            [4, 9],
            [5, 0],
          ]),
        ),
      ),
    ).toHaveLength(1);
  });

  it('name the app of a packet, by its comment', () => {
    const bytes = built(
      endian,
      mapping(endian, 10_123, ['com.vendor.cloud', 'Cloud']),
      mapping(endian, 10_124, ['', 'Only a name']),
      mapping(endian, 10_125, ['com.other.example', 'Other'], 1),
      commented(endian, 'u-10123'),
      commented(endian, 'u-10124'),
      commented(endian, 'u-10125'),
      commented(endian, 'seen at noon'),
      packet,
    );
    const records = read(bytes);
    expect(apps(records)).toEqual(['com.vendor.cloud', 'Only a name', null, null, null]);
    expect(records.filter(({ kind }) => kind === 'notice')).toMatchObject([
      { notice: { code: 'block-unread' } },
    ]);
  });
});

describe("PCAPdroid's trailer", () => {
  const trailer = (name: string, mac = 0) =>
    concatBytes([
      new Uint8Array(12).fill(mac),
      Uint8Array.of(8, 0, 0x45, 1, 2, 3),
      Uint8Array.of(1, 7, 0x20, 0x21, 0, 0, 0x27, 0x8b),
      concatBytes([bytesOf(name), new Uint8Array(20 - name.length)]),
      new Uint8Array(4),
    ]);

  it.each([
    ['names the app', trailer('Cloud'), 1, 'Cloud'],
    ['names it in full', trailer('x'.repeat(20)), 1, 'x'.repeat(20)],
    ['is none without a name', trailer(''), 1, null],
    ['is none behind real addresses', trailer('Cloud', 7), 1, null],
    ['is none on another link', trailer('Cloud'), 101, null],
    ['is none in a short frame', trailer('Cloud').subarray(12), 1, null],
  ])('%s', (_name, bytes, linkType, app) => {
    const packets = [{ at, bytes }];
    const pcap = readPcap(new ByteReader(inputOf([buildPcap({ linkType, packets })])), 'a.pcap');
    expect(apps([...pcap])).toEqual([app]);
    const ng = buildPcapngBlocks([
      { kind: 'section' },
      { kind: 'interface', linkType },
      { kind: 'enhanced', at, bytes },
    ]);
    expect(apps(read(ng))).toEqual([app]);
  });
});

it('reads blocks with anything in them, whole as in pieces', () => {
  const base = built(
    'little',
    namesBlock('little', [[1, named([192, 0, 2, 7], 'api.vendor.example')]]),
    mapping('little', 10_123, ['com.vendor.cloud', 'Cloud']),
    commented('little', 'u-10123'),
    statistics('little', 0, [[5, 3]]),
    packet,
  );
  const change = fc.tuple(fc.integer({ min: 12, max: base.byteLength - 1 }), fc.nat(255));
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 }),
      (changes, lengths) => {
        const bytes = base.slice();
        for (const [place, byte] of changes) bytes[place] = byte;
        expect(read(bytes, lengths).map(plain)).toEqual(read(bytes).map(plain));
      },
    ),
    { numRuns: 500 },
  );
});
