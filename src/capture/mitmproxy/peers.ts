import { isIP } from 'node:net';
import { agreedTls } from '../agreed-tls.ts';
import type { RecordedPeers } from '../recorded.ts';
import { membersOf, type Tnet } from './tnetstring.ts';
import { firstOf, isString, numberIn, sourcedIn, textIn, wordIn } from './value.ts';

type Members = ReadonlyMap<string, Tnet>;

/** Host, which may be a name, and port. */
interface Place {
  readonly host: string | null;
  readonly port: number | null;
}

/**
 * Who spoke to whom. From version 5 a connection has an id; before, client and server connections are told
 * apart by their ports and the time they began. `address` of the server is what the proxy was asked for,
 * `ip_address` and `peername` what it was connected to.
 */
export function peersOf(client: Members, server: Members, index: number): RecordedPeers {
  const orig = placeOf(client.get('peername') ?? client.get('address'));
  const asked = placeOf(server.get('address'));
  const reached = placeOf(server.get('peername') ?? server.get('ip_address') ?? server.get('peer_address'));
  const address = ipOf(reached.host) ?? ipOf(asked.host);
  const sni = [client.get('sni'), server.get('sni')].find(isString);
  const names = [connectionName(client, orig), connectionName(server, placeOf(server.get('source_address')))];
  // Versions before 7 call the last two otherwise.
  const cipher = wordIn(client.get('cipher') ?? client.get('cipher_name'));
  const alpn = wordIn(client.get('alpn') ?? client.get('alpn_proto_negotiated'));
  const tls = agreedTls(wordIn(client.get('tls_version')), cipher, alpn);
  return {
    connection: names.every((name) => name === null) ? null : names.map((name) => name ?? '').join('>'),
    orig: { address: ipOf(orig.host), port: orig.port },
    resp: { address, port: reached.port ?? asked.port },
    serverName: textIn(sni),
    ...(isString(sni) ? { serverNamePieces: sourcedIn(sni, index).source.pieces } : {}),
    ...(tls === undefined ? {} : { tls }),
  };
}

/** The name or address that the proxy was asked to connect to. */
export function askedHost(server: Members): string | null {
  return placeOf(server.get('address')).host;
}

/** `[host, port, …]`; before version 2 wrapped in a dictionary with `use_ipv6`. */
function placeOf(value: Tnet | undefined): Place {
  const list = value?.tag === '}' ? membersOf(value).get('address') : value;
  const [host, port] = firstOf(list, 2);
  return { host: textIn(host) || null, port: numberIn(port) || null };
}

function connectionName(connection: Members, place: Place): string | null {
  const id = textIn(connection.get('id'));
  if (id !== null) return id;
  const began = numberIn(connection.get('timestamp_start'));
  return began === null && place.port === null
    ? null
    : `${place.host ?? ''}:${place.port ?? ''}@${began ?? ''}`;
}

function ipOf(host: string | null): string | null {
  if (host === null || isIP(host) === 0) return null;
  // An IPv4 client of a socket that listens on IPv6.
  const mapped = host.toLowerCase().startsWith('::ffff:') ? host.slice(7) : host;
  return isIP(mapped) === 4 ? mapped : host;
}
