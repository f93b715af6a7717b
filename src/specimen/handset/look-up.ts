import { cookieOf, isMessagingOn, isOnline, type Phone } from './phone.ts';
import { toldNumber } from './told-number.ts';

/** Asks whether a number is online. */
export async function lookUp(phone: Phone, number: string): Promise<void> {
  const { state, network } = phone;
  if (!isMessagingOn(phone) || !isOnline(state)) return;
  const { transport, numbersEncrypted } = state.messaging;
  await network.ask('lookUp', {
    transport,
    values: { type: 'MXPH', externalId: toldNumber(number, state) },
    cookie: numbersEncrypted ? cookieOf(state) : null,
  });
}
