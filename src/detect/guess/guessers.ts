import { androidId } from './android-id.ts';
import { email } from './email.ts';
import type { Guesser } from './guesser.ts';
import { iccid } from './iccid.ts';
import { imei } from './imei.ts';
import { imsi } from './imsi.ts';
import { location } from './location.ts';
import { mac } from './mac.ts';
import { phone } from './phone.ts';
import { uuid } from './uuid.ts';

/** What is known by its shape. What has none, or is made of two numbers, is found by other ways: see `guess-in-part`. */
export const guessers: readonly Guesser[] = [imei, imsi, iccid, mac, uuid, androidId, email, phone, location];
