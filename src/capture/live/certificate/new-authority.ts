import { generateKeyPairSync } from 'node:crypto';
import type { Authority } from './authority.ts';
import { distinguishedName } from './distinguished-name.ts';
import { authorityExtensions } from './extensions.ts';
import { issuerOf } from './issuer.ts';
import { keyIdentifier, signCertificate } from './sign-certificate.ts';

/** Installing an authority on each phone is work by hand, so it lasts as long as a laboratory's phones. (mitmproxy: the same.) */
export const AUTHORITY_DAYS = 3_650;

export interface AuthorityPlan {
  readonly commonName: string;
  readonly organizationName?: string;
  /** `rsa`: 2,048 bits, which every phone's list of certificates takes, and a while to make. `ec`: P-256. */
  readonly key: 'rsa' | 'ec';
  /** Signs itself where left out. */
  readonly issuer?: Authority;
}

/** Makes a key and the certificate of an authority for it. */
export function newAuthority({ commonName, organizationName, key, issuer }: AuthorityPlan): Authority {
  const { privateKey, publicKey } =
    key === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2_048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subject = distinguishedName(commonName, organizationName);
  const itself = { key: privateKey, name: subject, keyIdentifier: keyIdentifier(publicKey) };
  const certificate = signCertificate({
    subject,
    publicKey,
    issuer: issuer === undefined ? itself : issuerOf(issuer),
    days: AUTHORITY_DAYS,
    extensions: authorityExtensions(),
  });
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), certificate };
}
