import { isIP } from 'node:net';
import type { Sighting } from '../../judge/index.ts';
import { observable, type StixObject } from './stix-object.ts';

/** RFC 1034 §3.5 with the underscore that hosts have all the same; nothing else is a `domain-name` (STIX 2.1 §6.4). */
const HOST_NAME =
  /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i;

export function addressObject(address: string, marking: string): StixObject | null {
  const version = isIP(address);
  // A zone belongs to the phone that wrote it.
  if (version === 0 || address.includes('%')) return null;
  return observable(version === 4 ? 'ipv4-addr' : 'ipv6-addr', { value: address.toLowerCase() }, { marking });
}

/** A host by name or by address; null for what is neither, such as what a hostile capture calls one. */
export function hostObject(host: string, marking: string): StixObject | null {
  return (
    addressObject(host, marking) ??
    (HOST_NAME.test(host) && /[a-z]/i.test(host)
      ? observable('domain-name', { value: host.toLowerCase() }, { marking })
      : null)
  );
}

/** From the outermost to the innermost (§6.12); none that is not known. */
export function protocolsOf({
  protocol,
  transport,
  address,
}: Pick<Sighting, 'protocol' | 'transport' | 'address'>): string[] {
  const version = address === null ? 0 : isIP(address);
  const ip = version === 4 ? ['ipv4'] : version === 6 ? ['ipv6'] : [];
  const tls = transport === 'tls' ? ['tls'] : [];
  switch (protocol) {
    case 'http/1.0':
    case 'http/1.1':
    case 'h2':
      return [...ip, 'tcp', ...tls, 'http'];
    case 'websocket':
      return [...ip, 'tcp', ...tls, 'http', 'websocket'];
    case 'h3':
      return [...ip, 'udp', 'quic', 'http'];
    case 'tcp':
    case 'tls':
      return [...ip, 'tcp', ...tls];
    case 'udp':
      return [...ip, 'udp'];
    default:
      return [...ip, ...tls, ...(protocol === 'dns' ? ['dns'] : ip.length + tls.length === 0 ? ['ip'] : [])];
  }
}
