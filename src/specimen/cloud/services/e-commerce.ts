import { textMember, toldJson } from '../json-fields.ts';
import { jsonAnswer, malformed, type ServiceFile } from '../service-file.ts';

export interface ShopState {
  /** Orders as they were sent, by account and then by order id. */
  readonly orders: Map<string, Map<string, unknown>>;
}

/** The shop: an account begins with its first order. */
export const eCommerce: ServiceFile<ShopState> = {
  id: 'e-commerce',
  empty: () => ({ orders: new Map() }),
  answers: {
    order(call, state) {
      const order = toldJson(call);
      const [accountId, orderId] = [textMember(order, 'accountId'), textMember(order, 'orderId')];
      if (accountId === null || orderId === null) return malformed;
      const ofAccount = state.orders.get(accountId) ?? new Map<string, unknown>();
      state.orders.set(accountId, ofAccount.set(orderId, order));
      return jsonAnswer({ code: 0, data: { state: 'accepted' } });
    },
    orders(call, state) {
      const accountId = call.query.get('accountId');
      if (accountId === null) return malformed;
      call.told('accountId', accountId);
      return jsonAnswer({ code: 0, data: { orders: [...(state.orders.get(accountId)?.values() ?? [])] } });
    },
  },
};
