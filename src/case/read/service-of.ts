import { plainHost } from '../../base/index.ts';
import type { Service } from '../case-file.ts';
import type { ServiceInput } from '../service-schema.ts';

/** The services of a case or a protocol, in the order of the file. */
export function servicesOf(services: Readonly<Record<string, ServiceInput>> | undefined): Service[] {
  return Object.entries(services ?? {}).map(([id, { title, hosts, parties }]) => ({
    id,
    title: title ?? id,
    ...(hosts === undefined ? {} : { hosts: hosts.map(plainHost) }),
    ...(parties === undefined ? {} : { parties: parties.map(plainHost) }),
  }));
}
