import { describe, expect, it } from 'vitest';
import { bytesOf, concatBytes } from '../base/index.ts';
import { type Identifier, type Kind, seededRandom } from '../case/index.ts';
import { sectionOf } from '../decode/testing/index.ts';
import { compileIdentity } from './compile-identity.ts';
import { MOST_METRES } from './forms/index.ts';
import { sight } from './sight.ts';

const one = (kind: Kind, value: string): Identifier => ({ id: kind, kind, value, fixed: false });
const PLACE = '28.613917,-77.209021';
const needles = compileIdentity([one('location', PLACE)], { market: 'IN' });

const formsIn = (content: string | Uint8Array, from = needles): string[] =>
  sight(sectionOf(content), from).sighted.map(({ forms }) => forms.join(' '));

describe('a place near that of the case', () => {
  it.each<[string, string, string[]]>([
    ['some metres off', '28.613951,-77.209065', ['nearby-10m']],
    ['twenty metres off', '28.614100,-77.209021', ['nearby-30m']],
    ['ninety metres off', '28.613917,-77.209921', ['nearby-100m']],
    ['ninety metres off both ways', '28.614717,-77.209921', []],
    ['with fewer decimals than the case has', '28.6140,-77.2091', ['nearby-30m']],
    ['with as many figures as a double has', '28.61394999999217,-77.20906500000011', ['nearby-10m']],
    ['with one number as given', '28.613917,-77.2091', ['nearby-10m']],
    ['the other way round', '[-77.209065,28.613951]', ['nearby-10m']],
    ['under its names', '{"lat":28.6141,"acc":5,"lng":-77.2091}', ['nearby-30m']],
    ['under its names with three decimals', '{"lat":28.613,"lng":-77.209}', ['rounded']],
    ['with a number of three decimals', '{"lat":28.6144,"lng":-77.209}', ['nearby-100m']],
    ['with that and no names', '28.614,-77.2094', []],
    ['in millionths under its names', '{"lat":28613951,"lon":-77209065}', ['nearby-10m e6']],
    ['in ten millionths under its names', '{"lat":286139510,"lon":-772090650}', ['nearby-10m e7']],
    ['in ten millionths under none', '286139510,-772090650', []],
    ['on the other half of the earth', '28.613951,77.209065', []],
    ['behind more figures', '128.613951,-77.209065', []],
    ['with a number in three pieces', '28.613951.5,-77.209065', []],
    ['under exchanged names', '{"lng":28.613951,"lat":-77.209065}', []],
  ])('%s', (_, content, expected) => {
    expect(formsIn(content)).toEqual(expected);
  });

  it.each<[string, string, string]>([
    ['at the equator and Greenwich', '0.000012,-0.000034', '{"lat":-0.0000512,"lon":0.0000712}'],
    ['in the south and the west', '-23.550512,-46.633301', '-23.550549,-46.633348'],
    ['far in the north', '78.223412,15.646901', '78.223441,15.647312'],
  ])('%s', (_, place, near) => {
    const from = compileIdentity([one('location', place)], { market: null });
    expect(formsIn(near, from)).toEqual([expect.stringMatching(/^nearby-(?:10|30)m$/)]);
  });

  it('is told when both numbers stand in fields of their own, each with how near they are together', () => {
    const far = ' '.repeat(300);
    expect(formsIn(`{"lat":28.613951,"x":"${far}","lon":-77.209065}`)).toEqual(['nearby-10m', 'nearby-10m']);
    expect(formsIn(`{"lat":28.613951,"x":"${far}","lon":-77.2193}`)).toEqual([]);
  });

  it('has the chance of its circle', () => {
    const chanceOf = (content: string) => sight(sectionOf(content), needles).sighted[0]?.chance ?? 0;
    const near = chanceOf('28.613951,-77.209065');
    const far = chanceOf('28.613917,-77.209921');
    expect(near).toBeGreaterThan(0);
    expect(far / near).toBeCloseTo(100, 0);
    expect(chanceOf(`28.613951,-77.209065${' '.repeat(5_000)}`)).toBeGreaterThan(near * 100);
  });

  it('is met by random places as often as they lie in its circle', () => {
    const random = seededRandom('places');
    const side = 0.02;
    const pairs = 40_000;
    const places = Array.from({ length: pairs }, () => {
      const latitude = 28.613917 + (random.below(1_000_001) / 1_000_000 - 0.5) * side;
      const longitude = -77.209021 + (random.below(1_000_001) / 1_000_000 - 0.5) * side;
      return `${latitude.toFixed(6)},${longitude.toFixed(6)}`;
    });
    const hits = formsIn(places.join(`${' '.repeat(200)}\n`)).filter((form) => form.startsWith('nearby'));
    const metres = (6_371_009 * Math.PI) / 180;
    const area = side * metres * (side * metres * Math.cos((28.613917 * Math.PI) / 180));
    const expected = (pairs * Math.PI * MOST_METRES ** 2) / area;
    expect(Math.abs(hits.length - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });
});

describe('coordinates as numbers in bytes', () => {
  const double = (value: number, isLittle: boolean) => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleBE(value);
    return isLittle ? bytes.toReversed() : bytes;
  };
  const float = (value: number, isLittle: boolean) => {
    const bytes = Buffer.alloc(4);
    bytes.writeFloatBE(value);
    return isLittle ? bytes.toReversed() : bytes;
  };
  const whole = (value: number) => new Uint8Array(Int32Array.of(value).buffer);
  const varint = (value: bigint): number[] =>
    value < 128n ? [Number(value)] : [Number(value & 127n) | 128, ...varint(value >> 7n)];
  const signed = (value: number) => Uint8Array.from(varint(BigInt.asUintN(64, BigInt(value))));
  const zigzag = (value: number) => Uint8Array.from(varint(BigInt(value < 0 ? -value * 2 - 1 : value * 2)));
  const bytes = (...parts: (number | string | Uint8Array)[]) =>
    concatBytes(
      parts.map((part) =>
        typeof part === 'number' ? Uint8Array.of(part) : typeof part === 'string' ? bytesOf(part) : part,
      ),
    );
  const LAT = 28.613917;
  const LON = -77.209021;

  it.each<[string, Uint8Array, string[]]>([
    ['doubles of protobuf', bytes(0x09, double(LAT, true), 0x11, double(LON, true)), ['double']],
    ['doubles near', bytes(0x09, double(LAT + 2e-5, true), 0x11, double(LON, true)), ['nearby-10m double']],
    ['doubles far', bytes(0x09, double(LAT + 1e-2, true), 0x11, double(LON, true)), []],
    ['floats of protobuf', bytes(0x0d, float(LAT, true), 0x15, float(LON, true)), ['float']],
    ['ten millionths of 32 bits', bytes(0x0d, whole(286139170), 0x15, whole(-772090210)), ['e7']],
    ['ten millionths as varints', bytes(0x08, signed(286139170), 0x10, signed(-772090210)), ['e7']],
    ['millionths in zigzag', bytes(0x08, zigzag(28613917), 0x10, zigzag(-77209021)), ['e6']],
    ['half of a place', bytes(0x09, double(LAT, true), 0x11, double(LAT, true)), []],
    [
      'doubles of MessagePack',
      bytes(0x82, 0xa3, 'lat', 0xcb, double(LAT, false), 0xa3, 'lon', 0xcb, double(LON, false)),
      ['double'],
    ],
    [
      'doubles under exchanged names',
      bytes(0x82, 0xa3, 'lon', 0xcb, double(LAT, false), 0xa3, 'lat', 0xcb, double(LON, false)),
      [],
    ],
    [
      'doubles that are prices',
      bytes(0x82, 0xa3, 'low', 0xcb, double(LAT, false), 0xa4, 'high', 0xcb, double(LON, false)),
      [],
    ],
    [
      'floats of CBOR',
      bytes(0xa2, 0x63, 'lat', 0xfa, float(LAT, false), 0x63, 'lon', 0xfa, float(LON, false)),
      ['float'],
    ],
    ['doubles in no container', bytes(1, 2, 3, double(LAT, false), double(LON, false)), ['double']],
    ['one double in no container', bytes(1, 2, 3, double(LAT, false), double(1.5, false)), []],
  ])('%s', (_, content, expected) => {
    expect(formsIn(content)).toEqual(expected);
  });

  it('are nothing where the case has a round place, which any two sizes are', () => {
    const round = compileIdentity([one('location', '10.0000,20.5000')], { market: null });
    expect(formsIn(bytes(0x09, double(10, true), 0x11, double(20.5, true)), round)).toEqual([]);
  });
});
