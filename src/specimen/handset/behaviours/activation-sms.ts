import { activationSms as textOfActivation } from '../../wire/index.ts';
import type { Behaviour, PhoneEvents } from '../behaviour.ts';
import { isMessagingOn, type Phone } from '../phone.ts';
import { CLOUD_MESSAGING } from '../phone-state.ts';
import { ACTIVATION_NUMBER } from '../sent-sms.ts';

/** The vendor learns the number as that of the sender; on the network there is nothing to see. */
export const activationSms: Behaviour = {
  id: 'activation-sms',
  basis: 'published clients',
  on: {
    ready: send,
    async 'service-enabled'(phone: Phone, { service }: PhoneEvents['service-enabled']) {
      if (service === CLOUD_MESSAGING) await send(phone);
    },
  },
};

async function send(phone: Phone): Promise<void> {
  if (!isMessagingOn(phone) || !phone.state.messaging.numbersEncrypted || !phone.state.hasSim) return;
  const text = textOfActivation(phone.value('imei1'), phone.value('imsi'), phone.random.hex(8));
  phone.sendSms({ by: 'phone', to: ACTIVATION_NUMBER, text });
}
