import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type GeoProjection, geoArea, geoCentroid, geoNaturalEarth1 } from 'd3-geo';
import { feature } from 'topojson-client';
import { isCountry } from '../src/case/index.ts';

/*
 * The outline of the land and a point for each country, for the map of a report: from Natural Earth 1:50m, which is in
 * the public domain and comes in the package world-atlas. It is projected here, so that a report needs no projection: an
 * arc goes from point to point. What is smaller than the eye sees at the width of a page is left out.
 */

type Topology = Parameters<typeof feature>[0];
type Ring = (readonly [number, number])[];
type Shape = GeoJSON.Polygon | GeoJSON.MultiPolygon;

/** Units across; a report is seldom shown wider than 1000 pixels, so one unit is half a pixel. */
const WIDTH = 2000;

/** Greatest distance in units between the coast and its outline. */
const TOLERANCE = 0.9;

/** Islands of fewer square units are left out. */
const LEAST_AREA = 4;

/** The south is cut off here: nobody answers from Antarctica, and it would take a fifth of the map. */
const SOUTHERNMOST = -57;

/** Names of Natural Earth whose codes Unicode's names do not give. */
const CODES: Readonly<Record<string, string>> = {
  'Antigua and Barb.': 'AG',
  'Bosnia and Herz.': 'BA',
  'Br. Indian Ocean Ter.': 'IO',
  'British Virgin Is.': 'VG',
  'Cabo Verde': 'CV',
  'Cayman Is.': 'KY',
  'Central African Rep.': 'CF',
  Congo: 'CG',
  'Cook Is.': 'CK',
  'Dem. Rep. Congo': 'CD',
  'Dominican Rep.': 'DO',
  'Eq. Guinea': 'GQ',
  'Faeroe Is.': 'FO',
  'Falkland Is.': 'FK',
  'Fr. Polynesia': 'PF',
  'Fr. S. Antarctic Lands': 'TF',
  'Heard I. and McDonald Is.': 'HM',
  'Hong Kong': 'HK',
  Macao: 'MO',
  Macedonia: 'MK',
  'Marshall Is.': 'MH',
  Myanmar: 'MM',
  'N. Mariana Is.': 'MP',
  Palestine: 'PS',
  'Pitcairn Is.': 'PN',
  'S. Geo. and the Is.': 'GS',
  'S. Sudan': 'SS',
  'Saint Helena': 'SH',
  'Saint Lucia': 'LC',
  'Solomon Is.': 'SB',
  'St. Vin. and Gren.': 'VC',
  Turkey: 'TR',
  'Turks and Caicos Is.': 'TC',
  'U.S. Virgin Is.': 'VI',
  'United States of America': 'US',
  Vatican: 'VA',
  'W. Sahara': 'EH',
  'Wallis and Futuna Is.': 'WF',
  Åland: 'AX',
};

/** Places with a code of their own that Natural Earth draws as parts of others: degrees east and north. */
const PLACES: Readonly<Record<string, readonly [number, number]>> = {
  BQ: [-68.27, 12.18],
  BV: [3.35, -54.42],
  CC: [96.83, -12.17],
  CX: [105.63, -10.49],
  GF: [-53.2, 3.9],
  GI: [-5.35, 36.14],
  GP: [-61.55, 16.25],
  MQ: [-61.02, 14.64],
  RE: [55.53, -21.12],
  SJ: [16, 78.6],
  TK: [-171.85, -9.2],
  TV: [179.2, -8.5],
  UM: [166.64, 19.29],
  YT: [45.15, -12.83],
};

export interface MapOutline {
  readonly width: number;
  readonly height: number;
  /** Path data of an SVG. */
  readonly land: string;
  /** `CN 1555 377`, by code. */
  readonly points: string;
}

export function mapOutline(): MapOutline {
  const path = fileURLToPath(import.meta.resolve('world-atlas/countries-50m.json'));
  const atlas = JSON.parse(readFileSync(path, 'utf8')) as Topology;
  const whole = geoNaturalEarth1().fitWidth(WIDTH, { type: 'Sphere' }).rotate([-10, 0]);
  const projection = whole.translate([WIDTH / 2, (whole([0, 0]) as [number, number])[1]]);
  const height = Math.round((projection([10, SOUTHERNMOST]) as [number, number])[1]);
  return { width: WIDTH, height, land: landOf(atlas, projection), points: pointsOf(atlas, projection) };
}

function landOf(atlas: Topology, projection: GeoProjection): string {
  const land = feature(atlas, atlas.objects.land as never) as unknown as
    | GeoJSON.Feature<Shape>
    | GeoJSON.FeatureCollection<Shape>;
  const shapes = 'features' in land ? land.features : [land];
  const rings: Ring[] = [];
  for (const shape of shapes)
    for (const polygon of polygonsOf(shape.geometry)) rings.push(...projected(polygon, projection));
  return rings
    .map((ring) => simplified(ring))
    .filter((ring) => ring.length > 3 && areaOf(ring) >= LEAST_AREA)
    .map(pathOf)
    .join('');
}

/** Cut where the map is cut, by the projection itself. */
function projected(polygon: GeoJSON.Polygon, projection: GeoProjection): Ring[] {
  const rings: Ring[] = [];
  let ring: [number, number][] = [];
  const sink = {
    point: (x: number, y: number) => ring.push([x, y]),
    lineStart: () => {
      ring = [];
    },
    lineEnd: () => rings.push(ring),
    polygonStart: () => {},
    polygonEnd: () => {},
    sphere: () => {},
  };
  const stream = projection.stream(sink as never);
  stream.polygonStart();
  for (const coordinates of polygon.coordinates) {
    // An antarctic ring goes round the pole; the map ends before it.
    if (coordinates.every(([, latitude = 0]) => latitude < SOUTHERNMOST)) continue;
    stream.lineStart();
    for (const [x = 0, y = 0] of coordinates.slice(0, -1)) stream.point(x, y);
    stream.lineEnd();
  }
  stream.polygonEnd();
  return rings;
}

/** Ramer's and Douglas' and Peucker's: a point stays that is further than the tolerance from the line without it. */
function simplified(ring: Ring): Ring {
  const kept = new Set([0, ring.length - 1]);
  const todo: [number, number][] = [[0, ring.length - 1]];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const [from, to] = next;
    let [farthest, distance] = [-1, TOLERANCE];
    for (let i = from + 1; i < to; i++) {
      const away = distanceOf(ring[i] as Ring[0], ring[from] as Ring[0], ring[to] as Ring[0]);
      if (away > distance) [farthest, distance] = [i, away];
    }
    if (farthest < 0) continue;
    kept.add(farthest);
    todo.push([from, farthest], [farthest, to]);
  }
  const rounded = ring.filter((_, i) => kept.has(i)).map(([x, y]) => [Math.round(x), Math.round(y)] as const);
  return rounded.filter(([x, y], i) => i === 0 || x !== rounded[i - 1]?.[0] || y !== rounded[i - 1]?.[1]);
}

function distanceOf([x, y]: Ring[0], [ax, ay]: Ring[0], [bx, by]: Ring[0]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

function areaOf(ring: Ring): number {
  const twice = ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] as Ring[0];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

function pathOf(ring: Ring): string {
  const [[x, y], ...rest] = ring as [Ring[0], ...Ring];
  let [beforeX, beforeY] = [x, y];
  let path = `M${x} ${y}l`;
  for (const [nextX, nextY] of rest) {
    const [dx, dy] = [nextX - beforeX, nextY - beforeY];
    path += `${path.endsWith('l') || dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`;
    [beforeX, beforeY] = [nextX, nextY];
  }
  return `${path}z`;
}

function polygonsOf(shape: Shape): GeoJSON.Polygon[] {
  return shape.type === 'Polygon'
    ? [shape]
    : shape.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
}

/** The middle of the largest piece of each country: that of all of France lies in Spain. */
function pointsOf(atlas: Topology, projection: GeoProjection): string {
  const all = feature(atlas, atlas.objects.countries as never) as unknown as GeoJSON.FeatureCollection<
    Shape,
    { name: string }
  >;
  const places = new Map<string, readonly [number, number]>(Object.entries(PLACES));
  const names = new Intl.DisplayNames('en', { type: 'region' });
  const codes = new Map<string, string>(Object.entries(CODES));
  for (const first of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
    for (const second of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      const code = first + second;
      if (isCountry(code)) codes.set(plain(names.of(code) ?? code), code);
    }
  for (const { geometry, properties } of all.features) {
    const code = codes.get(properties.name) ?? codes.get(plain(properties.name));
    if (code === undefined) continue;
    const largest = polygonsOf(geometry).toSorted((a, b) => geoArea(b) - geoArea(a))[0];
    if (largest !== undefined) places.set(code, geoCentroid(largest));
  }
  return [...places]
    .filter(([, [, latitude]]) => latitude > SOUTHERNMOST)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, place]) => `${code} ${(projection([...place]) ?? []).map(Math.round).join(' ')}`)
    .join(',');
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace('&', 'and')
    .replace(/[^a-z]/g, '');
}
