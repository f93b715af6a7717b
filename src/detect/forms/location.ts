import { type Coordinates, coordinatesOf } from '../../case/index.ts';
import { leewayOf, NEAREST_TO_A_POLE } from './distance.ts';
import { geohash } from './geohash.ts';
import { octets } from './integers.ts';
import type { Family, Written } from './written.ts';

/**
 * Fewest decimals that the case must give for each number: four are eleven metres. With three, two unrelated
 * numbers near each other would pass for the place too often.
 */
export const FEWEST_DECIMALS = 4;

/** Decimals that are left where a place was rounded: three are a hundred metres, and count only under their names. */
const FEWEST_ROUNDED = 3;

/** Decimals that are left when the zeros behind a rounded number are taken off. */
const FEWEST_LEFT = 2;

/** Letters of a geohash that are no accident; so many are a field of 150 metres. */
export const FEWEST_OF_GEOHASH = 7;
export const LONGEST_GEOHASH = 12;

/** Metres that a phone's own measure of where it is may be off: a city's street and the houses on both sides. */
export const MOST_METRES = 100;

/** Decimals by which a number that may be near is found: a hundred metres. */
const DECIMALS_OF_BEGINNING = 3;

/**
 * Latitude and longitude as two numbers that count when they stand near each other, in any order and with
 * anything between them. Zeros at the end do not matter: numbers lose them on their way through JSON. Both may be
 * rounded or cut, be integers of millionths or less, or degrees with minutes and seconds; a geohash is both in one. Numbers near the place are found by how they begin.
 */
export const location: Family = (value) => {
  const place = coordinatesOf(value);
  if (place === null) return [];
  const numbers = value.split(',').map((number) => number.trim().replace(/^\+/, ''));
  if (numbers.some((number) => (number.split('.')[1] ?? '').length < FEWEST_DECIMALS)) return [];
  return [
    ...numbers.flatMap((number, member) =>
      [exact(number), ...rounded(number), ...scaled(number), ...sexagesimal(number)].map((written) => ({
        ...written,
        exactCase: true,
        member,
      })),
    ),
    ...doubles(place),
    ...beginnings(place),
    hashed(place),
  ];
};

type Coordinate = Pick<Written, 'text' | 'forms' | 'boundary' | 'isWeak'>;

function exact(number: string): Coordinate {
  return { text: withoutZeros(number), forms: [], boundary: 'decimal' };
}

function rounded(number: string): Coordinate[] {
  const [whole = '', decimals = ''] = number.split('.');
  const texts = new Map<string, number>();
  for (let kept = decimals.length - 1; kept >= FEWEST_ROUNDED; kept--) {
    for (const text of [Number(number).toFixed(kept), `${whole}.${decimals.slice(0, kept)}`]) {
      if ((text.split('.')[1] ?? '').replace(/0+$/, '').length >= FEWEST_LEFT) texts.set(text, kept);
    }
  }
  texts.delete(number);
  return [...texts].map(([text, kept]) => ({
    text: withoutZeros(text),
    forms: ['rounded'],
    boundary: 'decimal',
    isWeak: kept < FEWEST_DECIMALS,
  }));
}

function scaled(number: string): Coordinate[] {
  return [6, 7].map((power) => ({
    text: String(Math.round(Number(number) * 10 ** power)),
    forms: [`e${power}`],
    boundary: 'signed',
  }));
}

/** `28°36'50`: what stands behind it, tenths and the letter of the half of the earth, does not matter. */
function sexagesimal(number: string): Coordinate[] {
  const seconds = Math.abs(Number(number)) * 3600;
  const texts = [Math.floor(seconds), Math.round(seconds)].flatMap((whole) => {
    const degrees = Math.floor(whole / 3600);
    const minutes = Math.floor(whole / 60) % 60;
    return [
      [String(minutes), String(whole % 60)],
      [two(minutes), two(whole % 60)],
    ].flatMap(([minute, second]) =>
      ["'", '\u2032', '\u2019'].flatMap((mark) => [
        `${degrees}\u00b0${minute}${mark}${second}`,
        `${degrees}\u00b0 ${minute}${mark} ${second}`,
      ]),
    );
  });
  return [...new Set(texts)].map((text) => ({ text, forms: ['dms'], boundary: 'dms' }));
}

function hashed(place: Coordinates): Written {
  return {
    text: geohash(place, FEWEST_OF_GEOHASH),
    forms: ['geohash'],
    exactCase: true,
    boundary: 'geohash',
    isShown: true,
    // The measure of words does not know that each letter is five bits.
    isWeak: false,
  };
}

/** Floats of 64 bits, either byte first: Java's streams have them between other bytes. */
function doubles({ latitude, longitude }: Coordinates): Written[] {
  return [latitude, longitude].flatMap((degrees, member) => {
    if (isRound(degrees)) return [];
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleBE(degrees);
    return [bytes, bytes.toReversed()].map((double) => ({ ...octets(double, ['double']), member }));
  });
}

/** Whether bytes that stand for it would be those of any size or share. */
export function isRound(degrees: number): boolean {
  return Number(degrees.toFixed(2)) === degrees;
}

/** How numbers begin that may be near: as degrees, and as integers of millionths or ten millionths. */
function beginnings(place: Coordinates): Written[] {
  if (Math.abs(place.latitude) > NEAREST_TO_A_POLE) return [];
  const leeway = leewayOf(place, MOST_METRES);
  const ranges = [
    [place.latitude, leeway.latitude],
    [place.longitude, leeway.longitude],
  ] as const;
  return ranges.flatMap(([degrees, most], member) => {
    const texts = beginningsOf(degrees - most, degrees + most);
    const integers = texts.map((text) => text.replace('.', '')).filter((text) => !/^-?0/.test(text));
    return [...texts, ...integers].map((text) => ({
      text,
      // How near it is, both numbers tell together.
      forms: ['nearby-100m'],
      exactCase: true,
      boundary: 'nearby' as const,
      member,
    }));
  });
}

function beginningsOf(low: number, high: number): string[] {
  const unit = 10 ** DECIMALS_OF_BEGINNING;
  const texts = new Set<string>();
  for (let step = Math.floor(low * unit); step <= Math.floor(high * unit); step++) {
    // Below nothing numbers begin as the next one up.
    const text = Math.abs((step < 0 ? step + 1 : step) / unit).toFixed(DECIMALS_OF_BEGINNING);
    texts.add(step < 0 ? `-${text}` : text);
  }
  return [...texts];
}

function withoutZeros(number: string): string {
  return number.replace(/(\.\d+?)0+$/, '$1');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
