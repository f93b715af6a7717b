import type { ClientHello } from '../../capture/index.ts';
import type { Epoch } from './half.ts';
import type { KeyRing, SecretLabel } from './keys/key-ring.ts';
import { type Suite, suiteOf } from './protection/suite.ts';
import { followingSecret, trafficOpener } from './protection/traffic-keys.ts';

/** The epochs of each direction in TLS 1.3 (RFC 8446 §7.1), as far as their secrets are known. */
export function epochsOf(
  client: ClientHello,
  suite: Suite | null,
  keys: KeyRing,
): { readonly request: Epoch[]; readonly response: Epoch[] } {
  const epoch = (label: SecretLabel): Epoch => {
    const secret = keys.secret(label, client.random);
    return suite === null || secret === null ? { opener: null } : trafficEpoch(suite, secret);
  };
  return {
    request: [
      ...earlyEpochs(client, suite, keys),
      epoch('CLIENT_HANDSHAKE_TRAFFIC_SECRET'),
      epoch('CLIENT_TRAFFIC_SECRET_0'),
    ],
    response: [epoch('SERVER_HANDSHAKE_TRAFFIC_SECRET'), epoch('SERVER_TRAFFIC_SECRET_0')],
  };
}

/** Early data that the server refused may be under another suite that the client offers. */
function earlyEpochs(client: ClientHello, suite: Suite | null, keys: KeyRing): Epoch[] {
  const secret = keys.secret('CLIENT_EARLY_TRAFFIC_SECRET', client.random);
  if (secret === null) return [];
  const suites = new Set([suite, ...offeredSuites(client).map(suiteOf)].filter((one) => one !== null));
  return [...suites]
    .filter(({ hash }) => (hash === 'sha384' ? 48 : 32) === secret.length)
    .map((one) => trafficEpoch(one, secret));
}

/** Numbers of the suites of TLS 1.3 that a client offers, each once: a hello has room for thousands. */
export function offeredSuites({ cipherSuites }: ClientHello): number[] {
  return [...new Set(cipherSuites)].filter((number) => number >> 8 === 0x13 && suiteOf(number) !== null);
}

function trafficEpoch(suite: Suite, secret: Uint8Array): Epoch {
  return {
    opener: trafficOpener(suite, secret),
    following: () => trafficEpoch(suite, followingSecret(suite, secret)),
  };
}
