import { jsonAnswer, malformed, type ServiceFile } from '../service-file.ts';

export interface Account {
  readonly hash: string;
  readonly userId: string;
  /** The AES key in base64. */
  readonly security: string;
}

export interface AccountState {
  /** By what the user signs in with. */
  readonly accounts: Map<string, Account>;
  /** By service token. */
  readonly sessions: Map<string, Session>;
}

/** Somebody who signed in. */
export interface Session {
  readonly userId: string;
  readonly security: string;
}

/** The code that says: sign in, or sign in again. Chosen. */
const NOT_SIGNED_IN = 70016;

const SERVICE_NAME = /^[a-z][a-z0-9_.-]{0,31}$/;

/**
 * Sign-in. Who signs in for the first time has an account from then on, with the password they gave (chosen:
 * so that the cloud need not know the case's identity); any other password is refused. The user id is the
 * vendor's own and is no identifier of the case.
 */
export const account: ServiceFile<AccountState> = {
  id: 'account',
  empty: () => ({ accounts: new Map(), sessions: new Map() }),
  answers: {
    serviceLogin(call, _state, office) {
      const sid = call.query.get('sid') ?? '';
      if (!SERVICE_NAME.test(sid)) return malformed;
      call.told('sid', sid);
      return jsonAnswer({
        code: NOT_SIGNED_IN,
        sid,
        _sign: office.secret(`sign ${sid}`, 20).toString('base64'),
      });
    },
    serviceLoginAuth(call, state, office) {
      const form = new URLSearchParams(call.body.toString('utf8'));
      for (const [field, value] of form) call.told(field, value);
      const [user, hash, sid] = [form.get('user') ?? '', form.get('hash') ?? '', form.get('sid') ?? ''];
      if (user === '' || hash === '' || !SERVICE_NAME.test(sid)) return malformed;
      const sign = form.get('_sign');
      const known = state.accounts.get(user) ?? {
        hash,
        userId: String(100_000_000 + (office.secret(`user id ${user}`, 4).readUInt32LE() % 900_000_000)),
        security: office.secret(`security ${user}`, 16).toString('base64'),
      };
      if (
        known.hash !== hash ||
        (sign !== null && sign !== office.secret(`sign ${sid}`, 20).toString('base64'))
      ) {
        return jsonAnswer({ code: NOT_SIGNED_IN }, 401);
      }
      state.accounts.set(user, known);
      const { userId, security } = known;
      const serviceToken = office.secret(`token ${user} ${sid}`, 32).toString('base64url');
      state.sessions.set(serviceToken, { userId, security });
      return jsonAnswer({ code: 0, security, userId, serviceToken });
    },
  },
};

/** Whose cookies these are. */
export function sessionOf(state: AccountState, cookies: Readonly<Record<string, string>>): Session | null {
  const session = state.sessions.get(cookies.serviceToken ?? '');
  return session !== undefined && session.userId === cookies.userId ? session : null;
}
