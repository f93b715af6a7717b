import type { Coordinates } from '../../case/index.ts';

/** Metres of one degree of latitude on a sphere of the earth's mean radius (IUGG: 6,371,009 m). */
const METRES_OF_DEGREE = (6_371_009 * Math.PI) / 180;

/** Past this latitude a degree of longitude is so short that a hundred metres are many, and nobody lives there. */
export const NEAREST_TO_A_POLE = 85;

/** Degrees that so many metres are at most to the north or south, and to the east or west. */
export function leewayOf({ latitude }: Coordinates, metres: number): Coordinates {
  const degrees = metres / METRES_OF_DEGREE;
  const towardsPole = Math.min(Math.abs(latitude), NEAREST_TO_A_POLE) + degrees;
  return { latitude: degrees, longitude: degrees / Math.cos((towardsPole * Math.PI) / 180) };
}

/** Metres between two places that are not far from each other, where the earth is as good as flat. */
export function distanceBetween(one: Coordinates, other: Coordinates): number {
  const middle = (((one.latitude + other.latitude) / 2) * Math.PI) / 180;
  const around = Math.abs(one.longitude - other.longitude);
  const east = Math.min(around, 360 - around) * Math.cos(middle);
  return Math.hypot(one.latitude - other.latitude, east) * METRES_OF_DEGREE;
}
