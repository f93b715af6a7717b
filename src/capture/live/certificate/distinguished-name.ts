import { der } from './der.ts';

/** `commonName` and `organizationName` hold 64 characters at most (RFC 5280 appendix A.1). */
export const MOST_NAME_LENGTH = 64;

/** A name as certificates have it (RFC 5280 section 4.1.2.4); null is the empty one. */
export function distinguishedName(commonName: string | null, organizationName?: string): Uint8Array {
  return der.sequence(
    ...(organizationName === undefined ? [] : [attribute('2.5.4.10', organizationName)]),
    ...(commonName === null ? [] : [attribute('2.5.4.3', commonName)]),
  );
}

function attribute(id: string, text: string): Uint8Array {
  return der.set(der.sequence(der.identifier(id), der.utf8(text)));
}
