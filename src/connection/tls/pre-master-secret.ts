import { constants, type KeyObject, privateDecrypt } from 'node:crypto';

/** RFC 5246 §7.4.7.1. */
const PRE_MASTER_LENGTH = 48;

/**
 * What a client sent encrypted under a server's RSA key. The padding (RFC 8017 §7.2.2) is taken off here, since OpenSSL gives
 * other bytes where it is wrong. Null where the key is not the one that it was encrypted for.
 */
export function preMasterSecret(
  key: KeyObject,
  encrypted: Uint8Array,
  clientVersion: number,
): Uint8Array | null {
  if (encrypted.length * 8 !== key.asymmetricKeyDetails?.modulusLength) return null;
  let padded: Uint8Array;
  try {
    padded = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, encrypted);
  } catch {
    // A number that is not below the modulus.
    return null;
  }
  const start = padded.length - PRE_MASTER_LENGTH;
  if (start < 11 || padded[0] !== 0 || padded[1] !== 2 || padded.indexOf(0, 2) !== start - 1) return null;
  const version = ((padded[start] as number) << 8) | (padded[start + 1] as number);
  return version === clientVersion ? new Uint8Array(padded.subarray(start)) : null;
}
