/** A place in degrees, north and east positive. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** Reads `28.6139,77.2090`; null where it is not two numbers of degrees within the globe. */
export function coordinatesOf(text: string): Coordinates | null {
  const read = /^\s*([+-]?\d{1,3}(?:\.\d{1,20})?)\s*,\s*([+-]?\d{1,3}(?:\.\d{1,20})?)\s*$/.exec(text);
  if (read === null) return null;
  const latitude = Number(read[1]);
  const longitude = Number(read[2]);
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
