import type { Basis } from './basis.ts';
import type { ServiceId } from './service-id.ts';

export interface HostRow {
  readonly host: string;
  /** The service that answers under this name; the name resolves to the region this service is in. */
  readonly service: ServiceId;
  /** 80 is plain HTTP, 443 HTTPS (HTTP/2 and HTTP/1.1), 5222 the plain chat stream. */
  readonly ports: readonly number[];
  /** Of the name. That it is this service which answers there is chosen throughout. */
  readonly basis: Basis;
  /** Last octet of its address in every region: chosen. */
  readonly station: number;
  /** An address that does not follow from the region's network. */
  readonly ownAddress?: string;
  /** Answered behind the first address. */
  readonly fallbackAddress?: string;
}

/** Every name that the handset talks to. */
export const hosts: readonly HostRow[] = [
  {
    host: 'api.account.xiaomi.com',
    service: 'cloud-messaging',
    ports: [80, 443],
    basis: 'F-Secure',
    station: 81,
  },
  {
    host: 'app.chat.xiaomi.net',
    service: 'cloud-messaging',
    ports: [5222],
    basis: 'published clients',
    station: 82,
    fallbackAddress: '111.13.142.2',
  },
  { host: 'account.xiaomi.com', service: 'account', ports: [443], basis: 'published clients', station: 83 },
  {
    host: 'contactapi.micloud.xiaomi.net',
    service: 'mi-cloud',
    ports: [443],
    basis: 'published clients',
    station: 84,
  },
  {
    host: 'smsapi.micloud.xiaomi.net',
    service: 'mi-cloud',
    ports: [443],
    basis: 'published clients',
    station: 85,
  },
  {
    host: 'policy.app.xiaomi.com',
    service: 'app-policy',
    ports: [80],
    basis: 'DEVCORE / iThome',
    station: 86,
  },
  { host: 'update.miui.com', service: 'ota', ports: [80], basis: 'chosen', station: 87 },
  { host: 'order.xiaomi.com', service: 'e-commerce', ports: [443], basis: 'chosen', station: 88 },
  {
    host: 'beacon.sg.xiaomi.net',
    service: 'beacon',
    ports: [443],
    basis: 'chosen',
    station: 89,
    // The one Singapore network of this vendor that is published, though only for later years.
    ownAddress: '161.117.70.89',
  },
  { host: 'data.mistat.xiaomi.com', service: 'telemetry', ports: [80], basis: 'chosen', station: 90 },
  { host: 'blob.xiaomi.net', service: 'blob', ports: [443], basis: 'chosen', station: 91 },
  { host: 'pinned.account.xiaomi.com', service: 'pinned', ports: [443], basis: 'chosen', station: 92 },
];

const byName = new Map(hosts.map((row) => [row.host, row]));

/** `host` in any case; null where it is none of the vendor's. */
export function hostRow(host: string): HostRow | null {
  return byName.get(host.toLowerCase()) ?? null;
}
