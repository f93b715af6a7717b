import { createHash } from 'node:crypto';
import { endpoints, hashed } from '../../wire/index.ts';
import type { Behaviour, PhoneEvents } from '../behaviour.ts';
import { isMessagingOn, isOnline, type Phone } from '../phone.ts';
import { CLOUD_MESSAGING } from '../phone-state.ts';

/** IMEI and IMSI as H(x) of the published clients; the answer carries the phone's number, once the vendor knows it. */
export const activation = activating('activation', hashed);

/** The same with whole digests: SHA-1 in hex. Chosen. */
export const digestActivation = activating('digest-activation', (value) =>
  createHash('sha1').update(value).digest('hex'),
);

function activating(id: string, written: (value: string) => string): Behaviour {
  const activate = async (phone: Phone): Promise<void> => {
    const { messaging, hasSim } = phone.state;
    if (!isMessagingOn(phone) || !messaging.numbersEncrypted || !hasSim || !isOnline(phone.state)) return;
    const values = { device: written(phone.value('imei1')), imsi: written(phone.value('imsi')) };
    const answer = await phone.network.ask('activate', { transport: messaging.transport, values });
    const { data } = JSON.parse(answer.body.toString('utf8')) as { data?: { phone: string } };
    if (data !== undefined) phone.hear(endpoints.activate.host, [data.phone]);
  };
  return {
    id,
    basis: id === 'activation' ? 'published clients' : 'chosen',
    on: {
      ready: activate,
      async 'service-enabled'(phone: Phone, { service }: PhoneEvents['service-enabled']) {
        if (service === CLOUD_MESSAGING) await activate(phone);
      },
    },
  };
}
