import { generateKeyPairSync } from 'node:crypto';
import { leafSigner, newAuthority } from '../../capture/index.ts';
import { hosts } from '../wire/index.ts';
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

/**
 * One root, one authority per region below it, one certificate of each region's servers. Keys are random, as no result
 * holds anything that comes from them.
 */
export function openVendorAuthority(): VendorAuthority {
  const root = newAuthority({ commonName: 'Specimen Vendor Root', key: 'ec' });
  const names = hosts.filter(({ ports }) => ports.includes(443)).map(({ host }) => host);
  const identities = regionIds.map((id): [RegionId, ServerIdentity] => {
    const commonName = `Specimen Vendor ${regions[id].title}`;
    const authority = newAuthority({ commonName, key: 'ec', issuer: root });
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const certificate = leafSigner(authority, publicKey)(`${id}.servers.invalid`, ...names);
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    return [id, { key, certificate: certificate + authority.certificate }];
  });
  return {
    root: root.certificate,
    identities: Object.fromEntries(identities) as Record<RegionId, ServerIdentity>,
  };
}
