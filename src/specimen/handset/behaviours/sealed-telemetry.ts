import { createCipheriv } from 'node:crypto';
import { MI_CLOUD_IV } from '../../wire/index.ts';
import type { Behaviour } from '../behaviour.ts';
import { FORM, formText } from '../body-text.ts';
import { unpredictable } from '../unpredictable.ts';

/** Built into the firmware; whoever examines its traffic does not know it. */
const KEY = Buffer.from('5e0c7d93a1f24b6886d3be170f95c42a', 'hex');

/** The IMSI in AES with one key and one initialisation vector for ever: the same bytes at every start. */
export const sealedTelemetry: Behaviour = {
  id: 'sealed-telemetry',
  basis: 'chosen',
  on: {
    async ready(phone) {
      const cipher = createCipheriv('aes-128-cbc', KEY, MI_CLOUD_IV);
      const sim = cipher.update(phone.value('imsi'), 'utf8', 'base64') + cipher.final('base64');
      const content = formText({ sim, ...unpredictable(phone) });
      await phone.network.ask('sealed', { transport: 'http', body: { type: FORM, content } });
    },
  },
};
