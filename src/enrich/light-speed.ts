import { type Circle, countryCircles } from './data/country-circles.ts';

/** Kilometres that light goes in fibre in a millisecond: two thirds of its speed in empty space. */
export const FIBRE_KM_PER_MS = 200;

/** Milliseconds by which a round trip may have been measured too short: many captures tell whole milliseconds. */
export const CLOCK_SLACK_MS = 1;

const EARTH_RADIUS_KM = 6371;

/**
 * Whether an answer came back too soon to have been to `country` and back, seen from `vantage` (ISO 3166-1 alpha-2).
 * False where it is not known how far they are apart.
 */
export function isTooSoon(roundTripMs: number, vantage: string, country: string): boolean {
  const least = leastDistanceKm(vantage, country);
  return least !== null && ((roundTripMs + CLOCK_SLACK_MS) / 2) * FIBRE_KM_PER_MS < least;
}

/** The least distance that two countries can be apart, in kilometres; null where one of them is not known. */
export function leastDistanceKm(one: string, other: string): number | null {
  const [a, b] = [countryCircles.get(one), countryCircles.get(other)];
  if (a === undefined || b === undefined) return null;
  if (one === other) return 0;
  return Math.min(...a.flatMap((from) => b.map((to) => between(from, to))));
}

function between([latA, lonA, radiusA]: Circle, [latB, lonB, radiusB]: Circle): number {
  const [a, b] = [radians(latA), radians(latB)];
  const haversine =
    Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(radians(lonB - lonA) / 2) ** 2;
  const distance = 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, haversine)));
  return Math.max(0, distance - radiusA - radiusB);
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
