import type { Behaviour } from '../behaviour.ts';
import { FORM, formText } from '../body-text.ts';
import type { Phone } from '../phone.ts';

/** Tells its IMEI over TLS 1.1 at most, whatever the other side would speak. */
export const oldRegistration: Behaviour = {
  id: 'old-registration',
  basis: 'chosen',
  on: { ready: (phone) => register(phone, 'old') },
};

/** Tells its IMEI to whoever answers, whatever certificate is shown. */
export const carelessRegistration: Behaviour = {
  id: 'careless-registration',
  basis: 'chosen',
  on: { ready: (phone) => register(phone, 'careless') },
};

async function register(phone: Phone, manner: 'old' | 'careless'): Promise<void> {
  const content = formText({ imei: phone.value('imei1') });
  await phone.network.ask('register', { transport: 'https', manner, body: { type: FORM, content } });
}
