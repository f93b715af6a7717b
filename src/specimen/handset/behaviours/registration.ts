import type { Behaviour } from '../behaviour.ts';
import { FORM, formText } from '../body-text.ts';
import { isMessagingOn } from '../phone.ts';

/**
 * IMEI, own number and carrier at start-up, in clear (F-Secure). Which request carried them, and that it comes
 * again each time the phone gets ready, is chosen.
 */
export const registration: Behaviour = {
  id: 'registration',
  basis: 'F-Secure',
  on: {
    async ready(phone) {
      const { messaging } = phone.state;
      if (!isMessagingOn(phone) || messaging.numbersEncrypted) return;
      const content = formText({
        imei: phone.value('imei1'),
        phone: phone.value('own.number'),
        carrier: phone.value('carrier'),
      });
      await phone.network.ask('register', { transport: messaging.transport, body: { type: FORM, content } });
    },
  },
};
