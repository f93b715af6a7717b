import { connect, isIP } from 'node:net';
import { TelltaleError } from '../../base/index.ts';
import type { Dialled } from '../../capture/index.ts';
import { type HostRow, hostRow, type ServiceId } from '../wire/index.ts';
import type { House } from './house.ts';
import type { Line } from './line.ts';
import { LOOPBACK, type RegionServers } from './region-servers.ts';
import { addressOf, hostAt, type RegionId } from './regions.ts';

export interface Exchange {
  readonly house: House;
  readonly regionOf: (service: ServiceId) => RegionId;
  readonly servers: ReadonlyMap<RegionId, RegionServers>;
}

/** Addresses of a name at this moment, the preferred one first. */
export function resolve({ house, regionOf }: Exchange, host: string): readonly string[] {
  const row = hostRow(host);
  if (row === null) return [];
  const address = addressOf(row, regionOf(row.service), house.office.now());
  return row.fallbackAddress === undefined ? [address] : [address, row.fallbackAddress];
}

interface Place {
  readonly row: HostRow;
  readonly region: RegionId;
  readonly address: string;
}

/**
 * Connects to the loopback server that stands for a name or a documented address, and to nothing else; gives the
 * documented address.
 */
export async function dialThrough(
  exchange: Exchange,
  to: { readonly host: string; readonly port: number },
  by: Line['by'],
): Promise<Dialled> {
  const { row, region, address } = placeOf(exchange, to.host);
  const loopbackPort = row.ports.includes(to.port) ? exchange.servers.get(region)?.port(to.port) : null;
  if (loopbackPort === null || loopbackPort === undefined) {
    throw new TelltaleError('ECONNREFUSED', `nothing listens on port ${to.port} of ${row.host}`);
  }
  const socket = connect({ host: LOOPBACK, port: loopbackPort, noDelay: true });
  await new Promise<void>((connected, failed) => {
    socket.once('error', failed);
    socket.once('connect', () => {
      socket.off('error', failed);
      exchange.house.lines.add(socket, { address, by });
      connected();
    });
  });
  return { socket, address, port: to.port };
}

function placeOf(exchange: Exchange, host: string): Place {
  if (isIP(host) !== 0) {
    const found = hostAt(host);
    if (found !== null) return { ...found, address: host };
  } else {
    const [row, address] = [hostRow(host), resolve(exchange, host)[0]];
    if (row !== null && address !== undefined)
      return { row, region: exchange.regionOf(row.service), address };
  }
  throw new TelltaleError('ENOTFOUND', 'the specimen has no such name or address');
}
