import { createHash } from 'node:crypto';
import { TelltaleError } from '../base/index.ts';
import { awsRegions } from './data/aws-regions.ts';
import type { GeoTable, Region } from './geo-table.ts';
import { PrefixMap } from './prefix-map.ts';

/*
 * The ranges that Amazon publishes (ip-ranges.json; "Syntax for AWS IP address range JSON" in the VPC user guide). The
 * same network stands there once for each service. A network whose border group is not its region's own is announced
 * from a Local or Wavelength Zone, which may lie in another state or country than the region: of it nothing is said.
 */

interface Range {
  readonly region: string;
  readonly borderGroup: string;
  readonly service: string;
}

/** Services that answer from wherever is nearest. */
const EDGES: ReadonlyMap<string, string> = new Map([
  ['CLOUDFRONT', 'Amazon CloudFront'],
  ['GLOBALACCELERATOR', 'AWS Global Accelerator'],
  ['ROUTE53', 'Amazon Route 53'],
]);

/** Reads Amazon's published ranges. Throws `geo-table`. */
export function openAwsRanges(name: string, bytes: Buffer): GeoTable {
  const { createDate, ranges } = readRanges(name, bytes);
  const regionOf = (address: string): Region | null => {
    const found = ranges.around(address).find(({ region }) => region !== 'GLOBAL');
    const row = found === undefined ? undefined : awsRegions.get(found.region);
    if (found === undefined || row === undefined || found.borderGroup !== found.region) return null;
    return { id: found.region, ...row };
  };
  return {
    name,
    date: createDate,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    country: (address) => regionOf(address)?.country ?? null,
    region: regionOf,
    edge(address) {
      const around = ranges.around(address);
      const edge = around.find(({ service }) => EDGES.has(service));
      if (edge !== undefined) return EDGES.get(edge.service) ?? null;
      const [first] = around;
      return first?.region === 'GLOBAL' ? 'Amazon' : null;
    },
  };
}

/** Whether a JSON text is such a file, by the fields that it must have. */
export function isAwsRanges(value: unknown): value is { createDate: string; prefixes: unknown[] } {
  return (
    isMap(value) &&
    typeof value.createDate === 'string' &&
    /^\d{4}-\d{2}-\d{2}-\d{2}-\d{2}-\d{2}$/.test(value.createDate) &&
    Array.isArray(value.prefixes)
  );
}

function readRanges(name: string, bytes: Buffer): { createDate: string; ranges: PrefixMap<Range> } {
  let file: unknown;
  try {
    file = JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw new TelltaleError('geo-table', `${name} is neither an MMDB file nor JSON`, { cause });
  }
  if (!isAwsRanges(file))
    throw new TelltaleError(
      'geo-table',
      `${name} is JSON, but not Amazon's ip-ranges.json; that and MMDB files can be added`,
    );
  const ranges = new PrefixMap<Range>();
  const six = (file as { ipv6_prefixes?: unknown }).ipv6_prefixes;
  for (const row of [...file.prefixes, ...(Array.isArray(six) ? six : [])]) {
    if (!isMap(row)) continue;
    const { region, service, network_border_group: borderGroup = region } = row;
    const prefix = row.ip_prefix ?? row.ipv6_prefix;
    if (typeof prefix !== 'string' || typeof region !== 'string' || typeof service !== 'string') continue;
    ranges.add(prefix, { region, service, borderGroup: `${borderGroup}` });
  }
  return { createDate: file.createDate.slice(0, 10), ranges };
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
