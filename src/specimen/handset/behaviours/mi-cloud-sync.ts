import { decrypted, type EndpointId, encrypted, endpoints } from '../../wire/index.ts';
import type { Behaviour } from '../behaviour.ts';
import { cookieOf, type Phone } from '../phone.ts';
import type { Contact, ThreadMessage } from '../phone-state.ts';

/**
 * Backup and restore of contacts and SMS: bodies are base64 of AES-CBC with the key of the login answer, as
 * published. What stands in them is chosen.
 */
export const miCloudSync: Behaviour = {
  id: 'mi-cloud-sync',
  basis: 'published clients',
  on: {
    async 'backing-up'(phone) {
      const { contacts, messages } = phone.state;
      await upload(phone, 'contactsUpload', { contacts: [...contacts.values()] });
      await upload(phone, 'messagesUpload', { messages });
    },
    async restoring(phone) {
      const { contacts, messages } = phone.state;
      const backup = (await download(phone, 'contactsDownload')) as { contacts: Contact[] };
      const texts = (await download(phone, 'messagesDownload')) as { messages: ThreadMessage[] };
      contacts.clear();
      for (const contact of backup.contacts) contacts.set(contact.number, contact);
      messages.splice(0, messages.length, ...texts.messages);
      phone.hear(
        endpoints.contactsDownload.host,
        backup.contacts.flatMap(({ name, number, email }) => [name, number, email]),
      );
      phone.hear(
        endpoints.messagesDownload.host,
        texts.messages.flatMap(({ number, text }) => [number, text]),
      );
    },
  },
};

async function upload(phone: Phone, endpoint: EndpointId, value: unknown): Promise<void> {
  const { signedIn } = phone.state;
  if (signedIn === null) return;
  const content = encrypted(JSON.stringify(value), signedIn.security);
  const cookie = cookieOf(phone.state);
  await phone.network.ask(endpoint, { transport: 'https', body: { type: 'text/plain', content }, cookie });
}

async function download(phone: Phone, endpoint: EndpointId): Promise<unknown> {
  const { signedIn } = phone.state;
  const cookie = cookieOf(phone.state);
  const { body } = await phone.network.ask(endpoint, { transport: 'https', cookie });
  return JSON.parse(decrypted(body.toString('latin1'), signedIn?.security ?? '') ?? 'null');
}
