import type { Behaviour } from '../behaviour.ts';
import { JSON_TYPE } from '../body-text.ts';

/** An order in the vendor's shop. What it says is chosen. */
export const shop: Behaviour = {
  id: 'shop',
  basis: 'chosen',
  on: {
    async ordering(phone) {
      const content = JSON.stringify({
        accountId: phone.value('account'),
        orderId: phone.value('order'),
        name: phone.value('own.name'),
        address: phone.value('own.address'),
      });
      await phone.network.ask('order', { transport: 'https', body: { type: JSON_TYPE, content } });
    },
  },
};
