import type { Case, Protocol } from '../case/index.ts';

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
