import { passwordHash } from '../../wire/index.ts';
import type { Behaviour } from '../behaviour.ts';
import { FORM, formText } from '../body-text.ts';
import type { SignedIn } from '../phone-state.ts';

/** The service that the login asks for: chosen. */
const SID = 'micloud';

/** The published login; what the user signs in with, and the password, are chosen. */
export const signIn: Behaviour = {
  id: 'sign-in',
  basis: 'published clients',
  on: {
    async 'signing-in'(phone) {
      const { network, state } = phone;
      const first = await network.ask('serviceLogin', { transport: 'https', values: { sid: SID } });
      const { _sign } = JSON.parse(first.body.toString('utf8')) as { _sign: string };
      const user = phone.value('account');
      const content = formText({ user, hash: passwordHash(`password of ${user}`), sid: SID, _sign });
      const second = await network.ask('serviceLoginAuth', {
        transport: 'https',
        body: { type: FORM, content },
      });
      const { security, userId, serviceToken } = JSON.parse(second.body.toString('utf8')) as SignedIn;
      state.signedIn = { security, userId, serviceToken };
    },
  },
};
