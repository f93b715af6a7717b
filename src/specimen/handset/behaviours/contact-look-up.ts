import type { Behaviour } from '../behaviour.ts';
import { lookUp } from '../look-up.ts';

/** A contact's number when the contact is added (F-Secure) or opened (the vendor's own account of it). */
export const contactLookUp: Behaviour = {
  id: 'contact-look-up',
  basis: 'F-Secure',
  on: {
    'contact-saved': (phone, { number }) => lookUp(phone, number),
    'contact-opened': (phone, { number }) => lookUp(phone, number),
  },
};
