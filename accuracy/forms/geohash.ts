const ALPHABET = '0123456789bcdefghjkmnpqrstuvwxyz';

/** Geohash (Niemeyer, 2008): halves of longitude and latitude by turns, five to a letter. */
export function geohash(latitude: number, longitude: number, length: number): string {
  const ranges: [[number, number], [number, number]] = [
    [-180, 180],
    [-90, 90],
  ];
  let bits = '';
  for (let bit = 0; bit < length * 5; bit++) {
    const range = ranges[bit % 2] as [number, number];
    const middle = (range[0] + range[1]) / 2;
    const isUpper = (bit % 2 === 0 ? longitude : latitude) >= middle;
    range[isUpper ? 0 : 1] = middle;
    bits += isUpper ? '1' : '0';
  }
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[parseInt(five, 2)]).join('');
}
