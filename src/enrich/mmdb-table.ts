import { createHash } from 'node:crypto';
import { Reader, type Response } from 'maxmind';
import { TelltaleError } from '../base/index.ts';
import type { GeoTable, Network, Region } from './geo-table.ts';

/** The fields that are looked at, in the shapes of MaxMind and DB-IP (nested) and of ip-location-db (flat). */
interface Row {
  readonly country_code?: unknown;
  readonly country?: { readonly iso_code?: unknown };
  readonly subdivisions?: readonly {
    readonly iso_code?: unknown;
    readonly names?: { readonly en?: unknown };
  }[];
  readonly state1?: unknown;
  readonly autonomous_system_number?: unknown;
  readonly autonomous_system_organization?: unknown;
}

/**
 * Opens an MMDB file held in memory: countries, cities (for their regions) or autonomous systems, in MaxMind's shape
 * or the flat one of ip-location-db. Throws `geo-table`.
 */
export function openGeoTable(name: string, bytes: Buffer): GeoTable {
  const reader = opened(name, bytes);
  const row = (address: string) => {
    try {
      return reader.get(address) as Row | null;
    } catch (cause) {
      // Part of the file was lost: what the rest says is not to be relied on either.
      throw new TelltaleError('geo-table', `${name} is an MMDB file that is damaged`, { cause });
    }
  };
  return {
    name,
    date: reader.metadata.buildEpoch.toISOString().slice(0, 10),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    country: (address) => countryIn(row(address)),
    region: (address) => regionIn(row(address)),
    network: (address) => networkIn(row(address)),
  };
}

/** What the file calls itself, such as `GeoLite2-Country`; null where it is no MMDB file. */
export function mmdbType(bytes: Buffer): string | null {
  try {
    return `${new Reader(bytes).metadata.databaseType}`;
  } catch {
    // The reader's own errors have no codes: whatever it says, this is no file that it reads.
    return null;
  }
}

function opened(name: string, bytes: Buffer): Reader<Response> {
  try {
    const reader = new Reader<Response>(bytes);
    // What was lost of the file shows only when it is asked.
    reader.get('192.0.2.1');
    reader.metadata.buildEpoch.toISOString();
    return reader;
  } catch (cause) {
    throw new TelltaleError('geo-table', `${name} is not an MMDB file that can be read`, { cause });
  }
}

function countryIn(row: Row | null): string | null {
  const code = row?.country_code ?? row?.country?.iso_code;
  return typeof code === 'string' && /^[A-Z]{2}$/.test(code) ? code : null;
}

function regionIn(row: Row | null): Region | null {
  const country = countryIn(row);
  if (row === null || country === null) return null;
  const [first] = Array.isArray(row.subdivisions) ? row.subdivisions : [];
  const title = textIn(row.state1) ?? textIn(first?.names?.en);
  const code = textIn(first?.iso_code);
  if (title === null && code === null) return null;
  return { id: code === null ? `${title}` : `${country}-${code}`, title: title ?? `${code}`, country };
}

function networkIn(row: Row | null): Network | null {
  const asn = Number(row?.autonomous_system_number ?? Number.NaN);
  if (!Number.isSafeInteger(asn) || asn <= 0) return null;
  return { asn, organisation: textIn(row?.autonomous_system_organization) };
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
