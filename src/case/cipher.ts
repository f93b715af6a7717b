/** The ciphers of application-layer keys; ECB is told apart because it needs no initialisation vector. */
export const ciphers = [
  'aes-128-cbc',
  'aes-192-cbc',
  'aes-256-cbc',
  'aes-128-ecb',
  'aes-192-ecb',
  'aes-256-ecb',
] as const;

export type Cipher = (typeof ciphers)[number];

/** How many bytes the cipher's key has, and how it chains its blocks. */
export function cipherParts(cipher: Cipher): {
  readonly keyLength: number;
  readonly mode: 'cbc' | 'ecb';
} {
  const [, bits, mode] = cipher.split('-');
  return { keyLength: Number(bits) / 8, mode: mode === 'ecb' ? 'ecb' : 'cbc' };
}
