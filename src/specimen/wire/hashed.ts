import { createHash } from 'node:crypto';

/** H(x) of the published clients: the first 16 characters of base64url of SHA-1, unsalted. */
export function hashed(value: string): string {
  return createHash('sha1').update(value).digest('base64url').slice(0, 16);
}

/** Whether something could be `hashed` of a value; no E.164 number, IMEI or `encrypted` text could. */
export function isHashed(text: string): boolean {
  return /^[A-Za-z0-9_-]{16}$/.test(text) && !/^\d+$/.test(text);
}
