import type { KeyObject } from 'node:crypto';
import { hosts } from '../wire/index.ts';
import { issueCertificate } from './certificate/issue.ts';
import { type RegionId, regionIds, regions } from './regions.ts';

/** What a region's servers show: the leaf with the region's own authority after it. */
export interface ServerIdentity {
  readonly key: string;
  readonly certificate: string;
}

export interface VendorAuthority {
  /** PEM of the root that the handset trusts. */
  readonly root: string;
  readonly identities: Readonly<Record<RegionId, ServerIdentity>>;
}

/** One root, one authority per region below it, one certificate of each region's servers. */
export function openVendorAuthority(): VendorAuthority {
  const root = issueCertificate('Specimen Vendor Root', { issuer: null, hosts: [] });
  const names = hosts.filter(({ ports }) => ports.includes(443)).map(({ host }) => host);
  const identities = regionIds.map((id): [RegionId, ServerIdentity] => {
    const authority = issueCertificate(`Specimen Vendor ${regions[id].title}`, { issuer: root, hosts: [] });
    const server = issueCertificate(`${id}.servers.invalid`, { issuer: authority, hosts: names });
    return [id, { key: pemOf(server.privateKey), certificate: server.certificate + authority.certificate }];
  });
  return {
    root: root.certificate,
    identities: Object.fromEntries(identities) as Record<RegionId, ServerIdentity>,
  };
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
