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

/** The same for a protocol that the case names; one that cannot be read is nothing that a scan needs. */
export function withProtocolServices(examined: Case, path: string): Case {
  if (examined.protocol === null) return examined;
  try {
    return withServicesOf(examined, loadProtocol(examined.protocol, dirname(path)));
  } catch (error) {
    if (error instanceof TelltaleError) return examined;
    throw error;
  }
}
