import type { Coordinates } from '../coordinates.ts';
import { coordinatesOf } from '../coordinates.ts';

const decimals = (text: string) => text.split('.')[1]?.length ?? 0;

/** Without two numbers there is nothing to look for. */
export function refuseLocation(value: string): string | null {
  return coordinatesOf(value) === null
    ? 'a location is written as latitude,longitude in degrees, such as 28.6139,77.2090'
    : null;
}

export function checkLocation(value: string): string | null {
  const place: Coordinates | null = coordinatesOf(value);
  if (place === null) return refuseLocation(value);
  if (place.latitude === 0 && place.longitude === 0)
    return 'zero latitude and longitude: what is written where no place is known';
  const [latitude = '', longitude = ''] = value.split(',');
  return Math.min(decimals(latitude), decimals(longitude)) < 2
    ? 'fewer than two decimals tell no more than a region, and will be found by accident'
    : null;
}
