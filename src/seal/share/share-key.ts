import { createHmac, hkdfSync } from 'node:crypto';
import { concatBytes } from '../../base/index.ts';
import type { Identifier } from '../../case/index.ts';

/** Bytes of the salt that a bundle brings, so that two bundles of one identity cannot be told to be of one. */
export const SALT_BYTES = 32;

/** What distinguishes this use of HKDF (RFC 5869 section 3.2) from any other. */
const INFO = 'telltale share/1';

/** A value in the one form that is keyed: as the case has it, in NFC, without blanks around; a list is a set. */
export function canonicalValue({ value }: Pick<Identifier, 'value'>): string {
  const tidy = (text: string) => text.normalize('NFC').trim();
  return typeof value === 'string' ? tidy(value) : JSON.stringify(value.map(tidy).sort());
}

/**
 * The key of a share-safe bundle: HKDF-SHA-256 over the kind and value of every identifier, in an order of its own, so that
 * neither ids nor the order in the case file matter. Nobody can try one value without all others. `secret`: more that only
 * the receivers have, where the values alone could be guessed.
 */
export function shareKey(
  identity: readonly Identifier[],
  salt: Uint8Array,
  secret: Uint8Array | null,
): Uint8Array {
  const values = identity.map((each) => joined([each.kind, canonicalValue(each)]));
  const sorted = [...new Set(values.map((bytes) => Buffer.from(bytes).toString('hex')))].sort();
  const material = joined([...sorted, secret === null ? '' : Buffer.from(secret).toString('hex')]);
  return new Uint8Array(hkdfSync('sha256', material, salt, INFO, 32));
}

/** HMAC-SHA-256 of parts under a word that says what it is of; hexadecimal. */
export function keyed(key: Uint8Array, of: string, parts: readonly string[]): string {
  return createHmac('sha256', key)
    .update(joined([of, ...parts]))
    .digest('hex');
}

/** Each part led by its length, so that no two lists run together alike. */
function joined(parts: readonly string[]): Uint8Array {
  return concatBytes(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part);
      return [Buffer.from(`${bytes.byteLength}:`), bytes];
    }),
  );
}
