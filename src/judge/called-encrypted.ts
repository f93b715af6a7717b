import type { Message, Section } from '../connection/index.ts';
import type { Sighting } from './examination.ts';

const SAYS_SO = /encrypt|ciphertext|cipher-?text|crypted/i;

/** What says of a place in a message that it is encrypted: the content type, a name on the way to it, or the target. */
export function calledEncrypted(
  { target }: Pick<Message, 'target'>,
  { location, contentType }: Pick<Section, 'location' | 'contentType'>,
  path: string,
): Sighting['calledEncrypted'] | null {
  if (location === 'body' && contentType !== null && SAYS_SO.test(contentType)) return 'content-type';
  if (SAYS_SO.test(path)) return 'field';
  const [address = ''] = target?.split('?') ?? [];
  return location === 'body' && SAYS_SO.test(address) ? 'target' : null;
}
