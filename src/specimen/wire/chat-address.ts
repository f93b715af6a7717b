/** The chat's domain, as published. */
export const CHAT_DOMAIN = 'xiaomi.com';

/** What `from` says: the number at the chat's domain. Chosen. */
export function chatAddress(number: string): string {
  return `${number}@${CHAT_DOMAIN}`;
}

export function numberOf(chatAddress: string): string {
  return chatAddress.replace(/@.*$/, '');
}
