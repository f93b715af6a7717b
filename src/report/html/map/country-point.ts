import { countryPoints } from './outline.ts';

const points: ReadonlyMap<string, readonly [x: number, y: number]> = new Map(
  countryPoints.split(',').map((entry) => {
    const [code = '', x, y] = entry.split(' ');
    return [code, [Number(x), Number(y)]] as const;
  }),
);

/** Where a country is on the map; null for what has no place there. */
export function countryPoint(code: string): readonly [x: number, y: number] | null {
  return points.get(code) ?? null;
}
