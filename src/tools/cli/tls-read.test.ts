import { expect, test } from 'vitest';
import type { Recorded } from '../../capture/index.ts';
import { openTlsRead } from './tls-read.ts';

const exchange = (scheme: string) => ({ kind: 'exchange', request: { scheme } }) as unknown as Recorded;
const stream = (transport: string) => ({ kind: 'stream', transport }) as unknown as Recorded;
const refusal = { kind: 'refusal' } as unknown as Recorded;

test.each<[string, readonly Recorded[], RegExp]>([
  ['nothing at all', [], /^no TLS of the phone was read, so nothing can be said/],
  [
    'what went in clear',
    [exchange('http'), exchange('ws'), stream('plain')],
    /^no TLS of the phone was read/,
  ],
  ['refusals alone', [refusal], /^no TLS .* 1 connection refused the certificate/],
  ['an exchange over TLS', [exchange('https')], /^TLS of the phone was read in 1 message, .* nothing\.$/],
  ['sockets over TLS', [exchange('wss'), stream('tls')], /^TLS of the phone was read in 2 messages/],
  [
    'some of each',
    [exchange('https'), refusal, refusal],
    /1 message.* 2 connections refused the certificate/,
  ],
])('says of %s what it shows of TLS', (_, recorded, says) => {
  const tls = openTlsRead();
  for (const one of recorded) tls.take(one);
  expect(tls.sentence()).toMatch(says);
});
