import { createHmac } from 'node:crypto';
import type { Behaviour } from '../behaviour.ts';
import { JSON_TYPE } from '../body-text.ts';
import { unpredictable } from '../unpredictable.ts';

/** Built into the firmware; whoever examines its traffic does not know it. */
const KEY = Buffer.from('b8d1f04b6a3c4fd98d27c0e95f1a7736ea10c94d2b8856f3a9cc5d0e7742913b', 'hex');

/** An HMAC of the IMEI: for who lacks the key it is none of the IMEI's digests, and yet the same at every start. */
export const keyedTelemetry: Behaviour = {
  id: 'keyed-telemetry',
  basis: 'chosen',
  on: {
    async ready(phone) {
      const device = createHmac('sha256', KEY).update(phone.value('imei1')).digest('hex');
      const content = JSON.stringify({ device, ...unpredictable(phone) });
      await phone.network.ask('keyed', { transport: 'http', body: { type: JSON_TYPE, content } });
    },
  },
};
