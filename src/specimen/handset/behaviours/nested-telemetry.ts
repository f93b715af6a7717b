import { gzipSync } from 'node:zlib';
import type { Behaviour } from '../behaviour.ts';
import { JSON_TYPE } from '../body-text.ts';

/** IMEI and IMSI in JSON, in gzip, in base64, in JSON. */
export const nestedTelemetry: Behaviour = {
  id: 'nested-telemetry',
  basis: 'chosen',
  on: {
    async ready(phone) {
      const inner = JSON.stringify({ imei: phone.value('imei1'), imsi: phone.value('imsi') });
      const content = JSON.stringify({ payload: gzipSync(inner).toString('base64') });
      await phone.network.ask('stats', { transport: 'http', body: { type: JSON_TYPE, content } });
    },
  },
};
