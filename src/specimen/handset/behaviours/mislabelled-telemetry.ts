import type { Behaviour } from '../behaviour.ts';

/** Base64 of plain JSON under the label of something encrypted. */
export const mislabelledTelemetry: Behaviour = {
  id: 'mislabelled-telemetry',
  basis: 'chosen',
  on: {
    async ready(phone) {
      const clear = JSON.stringify({ imei: phone.value('imei1'), phone: phone.value('own.number') });
      const content = Buffer.from(clear).toString('base64');
      const body = { type: 'application/encrypted-json', content };
      await phone.network.ask('mislabelled', { transport: 'http', body });
    },
  },
};
