import type { Service } from '../case-file.ts';
import type { ServiceInput } from '../service-schema.ts';

/** The services of a case or a protocol, in the order of the file. */
export function servicesOf(services: Readonly<Record<string, ServiceInput>> | undefined): Service[] {
  return Object.entries(services ?? {}).map(([id, { title, hosts, parties }]) => ({
    id,
    title: title ?? id,
    ...(hosts === undefined ? {} : { hosts: hosts.map(tidied) }),
    ...(parties === undefined ? {} : { parties: parties.map(tidied) }),
  }));
}

/** Host names are compared without case and without the root's dot (RFC 4343, RFC 1034 §3.1). */
export function tidied(host: string): string {
  return host.toLowerCase().replace(/\.$/, '');
}
