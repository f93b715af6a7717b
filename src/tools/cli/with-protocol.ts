import { dirname } from 'node:path';
import { TelltaleError } from '../../base/index.ts';
import type { Case, Protocol } from '../../case/index.ts';
import { loadProtocol } from '../../run/index.ts';

/**
 * The case with the services and builds of its protocol beside its own: what the protocol says of their hosts and days
 * need not be said twice.
 */
export function withServicesOf(examined: Case, protocol: Protocol): Case {
  const { services, builds = [] } = examined;
  return {
    ...examined,
    services: withOthers(services, protocol.services),
    builds: withOthers(builds, protocol.builds ?? []),
  };
}

function withOthers<Item extends { readonly id: string }>(
  own: readonly Item[],
  others: readonly Item[],
): Item[] {
  const ids = new Set(own.map(({ id }) => id));
  return [...own, ...others.filter(({ id }) => !ids.has(id))];
}

/** The same for a protocol that the case names. */
export function withProtocolServices(examined: Case, path: string): Case {
  const protocol = protocolNamed(examined, path);
  return protocol === null ? examined : withServicesOf(examined, protocol);
}

/** The protocol of a case; null where it names none, and where it cannot be read: a scan needs none. */
export function protocolNamed({ protocol }: Pick<Case, 'protocol'>, path: string): Protocol | null {
  if (protocol === null) return null;
  try {
    return loadProtocol(protocol, dirname(path));
  } catch (error) {
    if (error instanceof TelltaleError) return null;
    throw error;
  }
}
