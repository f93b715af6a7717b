import type { Behaviour } from '../behaviour.ts';
import { lookUp } from '../look-up.ts';

/**
 * The number of the other side after an SMS was received (F-Secure), and when its thread is opened (chosen: there
 * the phone shows whether messages go over IP). Never the text, and not the numbers in it.
 */
export const peerLookUp: Behaviour = {
  id: 'peer-look-up',
  basis: 'F-Secure',
  on: {
    'sms-received': (phone, { number }) => lookUp(phone, number),
    'thread-opened': (phone, { number }) => lookUp(phone, number),
  },
};
