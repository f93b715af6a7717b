import type { KeyObject } from 'node:crypto';
import type { Authority } from './authority.ts';
import { distinguishedName, MOST_NAME_LENGTH } from './distinguished-name.ts';
import { serverExtensions } from './extensions.ts';
import { issuerOf } from './issuer.ts';
import { signCertificate } from './sign-certificate.ts';

/** Less than the 398 days at which phones stop trusting a server's certificate, whoever signed it. */
export const LEAF_DAYS = 90;

/** Makes servers' certificates of an authority, all for one key: PEM for one name or address, or for several. */
export function leafSigner(
  authority: Authority,
  publicKey: KeyObject,
): (name: string, ...others: readonly string[]) => string {
  const issuer = issuerOf(authority);
  return (name, ...others) => {
    // A name that is longer stands among the alternative names alone.
    const isShort = name.length <= MOST_NAME_LENGTH;
    return signCertificate({
      subject: distinguishedName(isShort ? name : null),
      publicKey,
      issuer,
      days: LEAF_DAYS,
      extensions: serverExtensions([name, ...others], isShort),
    });
  };
}
