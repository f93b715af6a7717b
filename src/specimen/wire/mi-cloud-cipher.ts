import { createCipheriv, createDecipheriv } from 'node:crypto';

/** As published: sixteen ASCII characters, the same for everybody. */
export const MI_CLOUD_IV = '0102030405060708';

/** The key is 16 bytes, so the cipher is AES-128-CBC with PKCS #7 padding. */
const CIPHER = 'aes-128-cbc';

/** Base64 of AES-CBC; `security` is the key in base64, as the login answer hands it out. */
export function encrypted(clear: string, security: string): string {
  const cipher = createCipheriv(CIPHER, Buffer.from(security, 'base64'), MI_CLOUD_IV);
  return Buffer.concat([cipher.update(clear, 'utf8'), cipher.final()]).toString('base64');
}

/** Null where it was not `encrypted` with this key, as far as the padding tells. */
export function decrypted(text: string, security: string): string | null {
  const decipher = createDecipheriv(CIPHER, Buffer.from(security, 'base64'), MI_CLOUD_IV);
  try {
    return Buffer.concat([decipher.update(Buffer.from(text, 'base64')), decipher.final()]).toString('utf8');
  } catch (error) {
    if (isCodeOfOpenSsl(error)) return null;
    throw error;
  }
}

/** Wrong padding and a wrong final block length. */
function isCodeOfOpenSsl(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_OSSL_');
}
