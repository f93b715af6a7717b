import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { Authority } from './authority.ts';
import { der } from './der.ts';
import { derElements } from './der-elements.ts';
import { SUBJECT_KEY_IDENTIFIER } from './extensions.ts';

/** Who signs a certificate. */
export interface Issuer {
  readonly key: KeyObject;
  /** Its name in DER, as its own certificate has it. */
  readonly name: Uint8Array;
  /** Null where its certificate says none. */
  readonly keyIdentifier: Uint8Array | null;
}

/** Reads what an authority signs with; its certificate is known to be one. */
export function issuerOf(authority: Authority): Issuer {
  const key = createPrivateKey(authority.key);
  const { raw } = new X509Certificate(authority.certificate);
  const parts = inside(inside(derElements(raw)[0])[0]);
  // RFC 5280 section 4.1: the version is left out of certificates of version 1.
  const shift = parts[0]?.tag === 0xa0 ? 1 : 0;
  const name = parts[shift + 4]?.whole ?? der.sequence();
  const extensions = inside(inside(parts.find(({ tag }) => tag === 0xa3))[0]);
  for (const extension of extensions) {
    const [id, ...rest] = inside(extension);
    if (id === undefined || !SUBJECT_KEY_IDENTIFIER.equals(id.whole)) continue;
    return { key, name, keyIdentifier: inside(rest.at(-1))[0]?.content ?? null };
  }
  return { key, name, keyIdentifier: null };
}

function inside(element: { readonly content: Uint8Array } | undefined) {
  return element === undefined ? [] : derElements(element.content);
}
