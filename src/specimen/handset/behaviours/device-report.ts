import { encrypted } from '../../wire/index.ts';
import type { Behaviour } from '../behaviour.ts';
import { JSON_TYPE } from '../body-text.ts';
import { cookieOf } from '../phone.ts';

/**
 * IMSI, IMEI, own number and the installed apps after signing in (F-Secure; its screenshot shows the apps). In
 * one request, encrypted whole after the update: chosen.
 */
export const deviceReport: Behaviour = {
  id: 'device-report',
  basis: 'F-Secure',
  on: {
    async 'signed-in'(phone) {
      const { state, network } = phone;
      if (state.signedIn === null || !state.hasSim) return;
      const { transport, numbersEncrypted } = state.messaging;
      const clear = JSON.stringify({
        imsi: phone.value('imsi'),
        imei: phone.value('imei1'),
        phone: phone.value('own.number'),
        apps: phone.list('apps'),
      });
      const body = numbersEncrypted
        ? { type: 'text/plain', content: encrypted(clear, state.signedIn.security) }
        : { type: JSON_TYPE, content: clear };
      await network.ask('device', { transport, body, cookie: cookieOf(state) });
    },
  },
};
