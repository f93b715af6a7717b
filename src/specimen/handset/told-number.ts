import { encrypted, hashed } from '../wire/index.ts';
import type { PhoneState } from './phone-state.ts';

/**
 * A telephone number as this phone sends it to Cloud Messaging: in clear before the update. After it encrypted with
 * the key of the login answer (claim), and where nobody is signed in and so nobody has a key, hashed (chosen).
 */
export function toldNumber(number: string, { messaging, signedIn }: PhoneState): string {
  if (!messaging.numbersEncrypted) return number;
  return signedIn === null ? hashed(number) : encrypted(number, signedIn.security);
}
