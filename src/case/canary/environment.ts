import type { Random } from '../random.ts';
import { capitalised, inventedWord } from './words.ts';

export function ssid(random: Random): string {
  return `${capitalised(inventedWord(random))}-${random.hex(4)}`;
}

/** An address of a private network (RFC 1918 §3); first and last host numbers are left to routers. */
export function ipAddress(random: Random): string {
  return `10.${random.below(256)}.${random.below(256)}.${random.below(250) + 2}`;
}

export function deviceName(random: Random): string {
  return `${capitalised(inventedWord(random))} phone ${random.hex(3)}`;
}

/** Of the shape of Android's `ro.build.fingerprint`. */
export function buildFingerprint(random: Random): string {
  const device = inventedWord(random);
  return `Canary/${device}/${device}:4.3/JLS36C/${random.digits(8)}:user/release-keys`;
}
