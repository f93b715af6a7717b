/** The ciphers of application-layer keys. ECB is told apart because it needs no initialisation vector. */
export const ciphers = [
  'aes-128-cbc',
  'aes-192-cbc',
  'aes-256-cbc',
  'aes-128-ecb',
  'aes-192-ecb',
  'aes-256-ecb',
  'aes-128-ctr',
  'aes-192-ctr',
  'aes-256-ctr',
  'aes-128-cfb',
  'aes-192-cfb',
  'aes-256-cfb',
  'aes-128-gcm',
  'aes-192-gcm',
  'aes-256-gcm',
  'des-cbc',
  'des-ecb',
  '3des-cbc',
  '3des-ecb',
] as const;

export type Cipher = (typeof ciphers)[number];

/** How a cipher chains its blocks (NIST SP 800-38A and 38D). */
export type CipherMode = 'cbc' | 'ecb' | 'ctr' | 'cfb' | 'gcm';

export interface CipherParts {
  readonly family: 'aes' | 'des';
  readonly mode: CipherMode;
  /** Bytes that its key may have, the usual length first. */
  readonly keyLengths: readonly number[];
  /** Bytes that its initialisation vector may have; none where it has no vector. */
  readonly ivLengths: readonly number[];
}

export function cipherParts(cipher: Cipher): CipherParts {
  const [name, ...rest] = cipher.split('-');
  const mode = rest.at(-1) as CipherMode;
  if (name === 'aes') {
    return { family: 'aes', mode, keyLengths: [Number(rest[0]) / 8], ivLengths: ivLengthsOf(mode) };
  }
  // Triple DES with two keys (NIST SP 800-67 section 3.2) takes the first again for the third.
  const keyLengths = name === '3des' ? [24, 16] : [8];
  return { family: 'des', mode, keyLengths, ivLengths: mode === 'ecb' ? [] : [8] };
}

function ivLengthsOf(mode: CipherMode): readonly number[] {
  if (mode === 'ecb') return [];
  // SP 800-38D section 5.2.1.1 recommends twelve; some programs pass a whole block.
  return mode === 'gcm' ? [12, 16] : [16];
}
