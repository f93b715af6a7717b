import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCapture } from '../capture/index.ts';
import type { Heard, Message } from './message.ts';
import { hearAll } from './testing/index.ts';
import { KeyRing } from './tls/keys/key-ring.ts';

const messagesOf = (heard: readonly Heard[]) => heard.filter((one): one is Message => one.kind === 'message');

interface Expected {
  readonly path: string;
  readonly file: string;
  /** Of the TLS in it. */
  readonly keylog?: string;
  readonly http_requests: readonly {
    frame: number;
    method: string;
    host: string;
    uri: string;
  }[];
}

const corpora = process.env.TELLTALE_CORPORA ?? join(import.meta.dirname, '../../../shared/corpora');
/** tshark saw these through layers that are not opened here: HTTP/0.9. */
const NEEDS_MORE = /mpls/;
/** tshark has the packet of the head; of HTTP/1 it has, as is told here, the one that completed the message. */
const headFrame = ({ sections: [target] }: Message) =>
  target?.source.pieces({ start: 0, end: target.bytes.length }).at(-1)?.index;

/** Characters of a target that the list of expected requests keeps. */
const LISTED_TARGET = 300;

describe.skipIf(!existsSync(corpora))('real captures (skipped where the corpora are not at hand)', () => {
  const list = existsSync(corpora)
    ? (JSON.parse(readFileSync(join(corpora, 'expected.json'), 'utf8')) as { pcap: Expected[] }).pcap
    : [];

  it.each(list.filter(({ file }) => !NEEDS_MORE.test(file)))(
    '$file has the requests that tshark lists',
    ({ path, keylog, http_requests }) => {
      const keys = new KeyRing();
      if (keylog !== undefined) keys.addFile(readFileSync(join(corpora, keylog)));
      const requests = messagesOf(hearAll(openCapture(join(corpora, path)).records(), keys)).filter(
        ({ direction, protocol, method }) =>
          direction === 'request' && method !== null && (protocol.startsWith('http/') || protocol === 'h2'),
      );
      // tshark has no host for CONNECT without a Host field; here the target names it.
      const heard = requests.map((one) => [
        one.protocol === 'h2' ? headFrame(one) : one.origin.index,
        one.method,
        one.host === null ? '' : one.host,
        one.target?.slice(0, LISTED_TARGET),
      ]);
      const wanted = http_requests
        .filter(({ method }) => method !== 'M-SEARCH')
        .map(({ frame, method, host, uri }) => [
          frame,
          method,
          (method === 'CONNECT' ? uri : host).replace(/:\d+$/, ''),
          uri,
        ]);
      const byFrame = (a: unknown[], b: unknown[]) => Number(a[0]) - Number(b[0]);
      expect(heard.sort(byFrame)).toEqual(wanted.sort(byFrame));
    },
  );

  const bad = existsSync(corpora)
    ? readdirSync(join(corpora, 'bad')).filter((file) => /\.pcap(ng)?$/.test(file))
    : [];
  it.each(bad)('%s is read without a throw', (file) => {
    expect(hearAll(openCapture(join(corpora, 'bad', file)).records()).length).toBeGreaterThan(0);
  });
});
