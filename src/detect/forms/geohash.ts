import type { Coordinates } from '../../case/index.ts';

const DIGITS = '0123456789bcdefghjkmnpqrstuvwxyz';

/** The first letters of the geohash of a place: halves of longitude and latitude by turns, five bits a letter. */
export function geohash({ latitude, longitude }: Coordinates, length: number): string {
  const ranges = [
    { value: longitude, low: -180, high: 180 },
    { value: latitude, low: -90, high: 90 },
  ] as const;
  const bounds = ranges.map(({ low, high }) => ({ low, high }));
  let text = '';
  let bits = 0;
  for (let bit = 0; bit < length * 5; bit++) {
    const bound = bounds[bit & 1] as { low: number; high: number };
    const middle = (bound.low + bound.high) / 2;
    const isUpper = ranges[(bit & 1) as 0 | 1].value >= middle;
    bits = (bits << 1) | (isUpper ? 1 : 0);
    if (isUpper) bound.low = middle;
    else bound.high = middle;
    if (bit % 5 !== 4) continue;
    text += DIGITS[bits & 31];
    bits = 0;
  }
  return text;
}
