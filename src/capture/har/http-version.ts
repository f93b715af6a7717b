/** Names of protocols as producers write them, lower case, and ours. */
const PROTOCOLS: readonly (readonly [written: RegExp, protocol: string])[] = [
  [/^http\/0\.9$/, 'http/0.9'],
  [/^http\/1\.0$/, 'http/1.0'],
  // Chrome called HTTP over QUIC by names such as `h3-29`, `http/2+quic/46` and `quic`.
  [/^(h3|http\/3|quic|http\/2\+quic)/, 'h3'],
  [/^(h2c?|http\/2(\.0)?)$/, 'h2'],
];

/**
 * `http/1.0`, `http/1.1`, `h2`, `h3`; null where the producer does not say, as for answers from a cache.
 * What nobody knows counts as HTTP/1.1, the protocol that needs no negotiation.
 */
export function protocolOf(httpVersion: string | null): string | null {
  const written = (httpVersion ?? '').trim().toLowerCase();
  if (written === '' || written === 'unknown') return null;
  return PROTOCOLS.find(([pattern]) => pattern.test(written))?.[1] ?? 'http/1.1';
}
