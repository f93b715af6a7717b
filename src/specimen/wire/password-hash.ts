import { createHash } from 'node:crypto';

/** The form field `hash` of the login: upper-case hex MD5 of the password. Chosen. */
export function passwordHash(password: string): string {
  return createHash('md5').update(password).digest('hex').toUpperCase();
}
