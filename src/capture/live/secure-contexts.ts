import { generateKeyPairSync } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { type Authority, LEAF_DAYS, leafSigner } from './certificate/index.ts';

/** Names whose certificates are kept; a phone talks to some hundreds. Each takes about 20 kB. (mitmproxy: 100.) */
export const MOST_CONTEXTS = 2_000;

/** Half of a certificate's life: one that is handed out lasts longer than any connection. */
const RENEW_MS = (LEAF_DAYS / 2) * 86_400_000;

/**
 * TLS contexts that answer for any server name. One P-256 key serves all: it lives in this process's memory
 * alone, and who holds the authority's key needs no other. Old phones are let in: Android before 5 begins with
 * TLS 1.0, which OpenSSL allows at security level 0 only.
 */
export function secureContexts(authority: Authority): (name: string) => SecureContext {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const certify = leafSigner(authority, publicKey);
  const kept = new Map<string, { context: SecureContext; made: number }>();
  return (name) => {
    const known = kept.get(name);
    if (known !== undefined && Date.now() - known.made < RENEW_MS) return known.context;
    const context = createSecureContext({
      key,
      cert: certify(name) + authority.certificate,
      minVersion: 'TLSv1',
      ciphers: 'DEFAULT:@SECLEVEL=0',
    });
    const oldest = kept.size >= MOST_CONTEXTS ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    kept.delete(name);
    kept.set(name, { context, made: Date.now() });
    return context;
  };
}
