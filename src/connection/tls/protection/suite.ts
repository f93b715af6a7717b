import { CIPHER_SUITES } from '../data/cipher-suites.ts';

export type BulkCipher =
  | {
      readonly kind: 'gcm' | 'ccm' | 'chacha';
      readonly name: Aead;
      readonly keyLength: number;
      readonly tagLength: number;
    }
  | { readonly kind: 'cbc'; readonly name: string; readonly keyLength: number; readonly blockLength: number }
  | { readonly kind: 'rc4'; readonly keyLength: number }
  | { readonly kind: 'null'; readonly keyLength: 0 };

/** As OpenSSL names them. */
export type Aead = 'aes-128-gcm' | 'aes-256-gcm' | 'aes-128-ccm' | 'aes-256-ccm' | 'chacha20-poly1305';

/** What a cipher suite protects records with. */
export interface Suite {
  readonly isRsa: boolean;
  readonly bulk: BulkCipher;
  /** Of the key derivation from TLS 1.2 on, of the MAC otherwise. */
  readonly hash: HashName;
  /** Bytes of the MAC key, for suites that have one. */
  readonly macLength: number;
}

export type HashName = 'md5' | 'sha1' | 'sha256' | 'sha384';

const MAC_LENGTHS = { md5: 16, sha1: 20, sha256: 32, sha384: 48 } as const;
const HASHES: Readonly<Record<string, HashName>> = {
  MD5: 'md5',
  SHA: 'sha1',
  SHA256: 'sha256',
  SHA384: 'sha384',
};

const known = new Map<number, Suite | null>();

/** A suite by its number; null for what cannot be decrypted here: those of export, drafts and what nobody uses. */
export function suiteOf(number: number): Suite | null {
  let suite = known.get(number);
  if (suite === undefined) {
    const name = CIPHER_SUITES.get(number);
    suite = name === undefined ? null : suiteNamed(number, name);
    known.set(number, suite);
  }
  return suite;
}

function suiteNamed(number: number, name: string): Suite | null {
  // Drafts of ChaCha20-Poly1305, whose nonce is another (draft-agl-tls-chacha20poly1305-04).
  if (number >= 0xcc13 && number <= 0xcc15) return null;
  const [, exchange = '', cipher = ''] = /^TLS_(?:(.+)_WITH_)?(.+)$/.exec(name) ?? [];
  if (exchange.includes('EXPORT')) return null;
  const bulk = bulkOf(cipher);
  const hash = /_CCM(?:_8)?$/.test(cipher) ? 'sha256' : HASHES[/_([A-Z0-9]+)$/.exec(cipher)?.[1] ?? ''];
  if (bulk === null || hash === undefined) return null;
  const hasMac = bulk.kind === 'cbc' || bulk.kind === 'rc4' || bulk.kind === 'null';
  return { isRsa: exchange === 'RSA', bulk, hash, macLength: hasMac ? MAC_LENGTHS[hash] : 0 };
}

function bulkOf(cipher: string): BulkCipher | null {
  const [, family = '', bits = '', mode = '', short] =
    /^(AES|CAMELLIA)_(128|256)_(GCM|CCM|CBC)(_8)?(?:_[A-Z0-9]+)?$/.exec(cipher) ?? [];
  const keyLength = Number(bits) / 8;
  if (mode === 'CBC')
    return { kind: 'cbc', name: `${family.toLowerCase()}-${bits}-cbc`, keyLength, blockLength: 16 };
  if (family === 'AES') {
    const kind = mode === 'GCM' ? 'gcm' : 'ccm';
    const name = `aes-${bits}-${kind}` as Aead;
    return { kind, name, keyLength, tagLength: short === undefined ? 16 : 8 };
  }
  if (cipher === 'CHACHA20_POLY1305_SHA256')
    return { kind: 'chacha', name: 'chacha20-poly1305', keyLength: 32, tagLength: 16 };
  if (cipher === '3DES_EDE_CBC_SHA')
    return { kind: 'cbc', name: 'des-ede3-cbc', keyLength: 24, blockLength: 8 };
  if (/^RC4_128_(?:SHA|MD5)$/.test(cipher)) return { kind: 'rc4', keyLength: 16 };
  return /^NULL_(?:MD5|SHA|SHA256|SHA384)$/.test(cipher) ? { kind: 'null', keyLength: 0 } : null;
}
