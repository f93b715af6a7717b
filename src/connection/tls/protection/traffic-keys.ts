import { AeadOpener } from './aead-opener.ts';
import { expandLabel } from './expand-label.ts';
import type { Opener } from './opener.ts';
import type { Suite } from './suite.ts';

/** Opens what is protected under a traffic secret of TLS 1.3 (RFC 8446 §7.3); null where the suite is none of its suites. */
export function trafficOpener({ bulk, hash }: Suite, secret: Uint8Array): Opener | null {
  if (bulk.kind === 'cbc' || bulk.kind === 'rc4' || bulk.kind === 'null') return null;
  const key = expandLabel(hash, secret, 'key', bulk.keyLength);
  return new AeadOpener(bulk, { key, iv: expandLabel(hash, secret, 'iv', 12), isTls13: true });
}

/** The secret that a key update leads to (RFC 8446 §7.2). */
export function followingSecret({ hash }: Suite, secret: Uint8Array): Uint8Array {
  return expandLabel(hash, secret, 'traffic upd', secret.length);
}
