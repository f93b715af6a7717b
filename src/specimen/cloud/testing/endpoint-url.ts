import { type EndpointId, endpoints, endpointTarget, hostRow } from '../../wire/index.ts';

/** Where an endpoint is asked: in plain HTTP wherever its host takes that. */
export function endpointUrl(id: EndpointId, values: Readonly<Record<string, string>> = {}): string {
  const { host } = endpoints[id];
  const scheme = hostRow(host)?.ports.includes(80) ? 'http' : 'https';
  return `${scheme}://${host}${endpointTarget(id, values)}`;
}
