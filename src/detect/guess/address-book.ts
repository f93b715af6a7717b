/** Names of what holds other people's names, numbers and addresses. */
export const ADDRESS_BOOK = /contact|address_?book|phone_?book|friend/i;
