import { endpointTarget, passwordHash } from '../../wire/index.ts';
import type { Cloud } from '../index.ts';
import { ask, type Reply } from './ask.ts';

export interface SignedIn {
  readonly security: string;
  readonly userId: string;
  readonly serviceToken: string;
  /** Header fields that say who asks. */
  readonly fields: { readonly cookie: string };
}

export function tryToSignIn(cloud: Cloud, user: string, password: string): Promise<Reply> {
  const form = new URLSearchParams({ user, hash: passwordHash(password), sid: 'micloud' });
  return ask(cloud, `https://account.xiaomi.com${endpointTarget('serviceLoginAuth')}`, {
    method: 'POST',
    fields: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  });
}

export async function signIn(cloud: Cloud, user = 'someone', password = 'secret'): Promise<SignedIn> {
  const reply = await tryToSignIn(cloud, user, password);
  const answer = JSON.parse(reply.body.toString()) as Omit<SignedIn, 'fields'>;
  return { ...answer, fields: { cookie: `userId=${answer.userId}; serviceToken=${answer.serviceToken}` } };
}
