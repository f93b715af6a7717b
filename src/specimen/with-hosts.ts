import type { Service } from '../case/index.ts';
import { hosts } from './wire/index.ts';

/** Services with the hosts that serve them, as the specimen's cloud has them. */
export function withHosts(services: readonly Service[]): Service[] {
  return services.map((service) => {
    const own = hosts.flatMap(({ host, service: served }) => (served === service.id ? [host] : []));
    return own.length === 0 ? service : { ...service, hosts: own };
  });
}
