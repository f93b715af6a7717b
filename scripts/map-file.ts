import { mapOutline } from './map-outline.ts';

/** The outline as a module of the report, which projects nothing itself. */
export function mapFile(): string {
  const { width, height, land, points } = mapOutline();
  return `// Generated from scripts/map-outline.ts by \`npm run generate\`: Natural Earth 1:50m (public domain), Natural Earth projection.

export const mapWidth = ${width};
export const mapHeight = ${height};

/** Path data of an SVG: the land. */
export const land =
  '${land}';

/** By country: its code, and where the middle of its largest piece lies. */
export const countryPoints =
  '${points}';
`;
}
