import type { Refusal } from '../recorded.ts';
import type { Flow } from './flow.ts';
import { membersOf } from './tnetstring.ts';
import { momentIn, textIn } from './value.ts';

/** How the proxy's versions say that the client broke the TLS handshake off, and what of it is passed on. */
const REASONS: readonly (readonly [says: RegExp, reason: string])[] = [
  [
    /does not trust the proxy's certificate/i,
    'the client does not trust the certificate of the interception',
  ],
  [
    /TLS with client.*alert (?:unknown ca|bad certificate|certificate unknown)/i,
    'the client does not trust the certificate of the interception',
  ],
  [
    /client disconnected during the handshake/i,
    'the client broke off the TLS handshake with the interception',
  ],
  [/cannot establish TLS with client/i, 'the TLS handshake between client and interception failed'],
  [/client TLS handshake failed/i, 'the TLS handshake between client and interception failed'],
];

/** Error texts are a line or two; a longer one is not looked at to its end. */
const MOST_CHARACTERS = 2_000;

/** The client's refusal of the interception, if the flow's errors tell of one. Other errors are no refusals. */
export function refusalOf(flow: Flow): Refusal | null {
  const error = membersOf(flow.members.get('error'));
  const client = membersOf(flow.members.get('client_conn'));
  const text = `${textIn(error.get('msg')) ?? ''}\n${textIn(client.get('error')) ?? ''}`.slice(
    0,
    MOST_CHARACTERS,
  );
  const reason = REASONS.find(([says]) => says.test(text))?.[1];
  if (reason === undefined) return null;
  return {
    kind: 'refusal',
    at: momentIn(error.get('timestamp')) ?? momentIn(client.get('timestamp_end')) ?? flow.at,
    peers: flow.peers,
    reason,
    origin: { index: flow.index, offset: flow.offset },
  };
}
