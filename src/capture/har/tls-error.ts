import type { JsonNode, Micros } from '../../base/index.ts';
import type { Refusal } from '../recorded.ts';
import type { EntryText } from './entry-text.ts';
import { startOf } from './moments.ts';
import { addressFrom } from './peers.ts';

/** An element of HTTP Toolkit's `log._tlsErrors`: a client that would not accept the interception. */
export function readTlsError(entry: EntryText, root: JsonNode, lastAt: Micros): Refusal {
  const metadata = entry.at(root, 'tlsMetadata');
  const serverName =
    entry.text(entry.at(root, 'hostname')) ??
    entry.text(entry.at(metadata, 'sniHostname')) ??
    entry.text(entry.at(metadata, 'connectHostname'));
  const cause = entry.text(entry.at(root, 'cause')) ?? '';
  const client = addressFrom(entry.text(entry.at(root, 'clientIPAddress')));
  return {
    kind: 'refusal',
    at: startOf(entry, root) ?? lastAt,
    peers: {
      connection: null,
      orig: { address: client.address, port: entry.number(entry.at(root, 'clientPort')) },
      resp: { address: null, port: entry.number(entry.at(metadata, 'connectPort')) },
      serverName,
    },
    // A word of the producer's own vocabulary, such as `cert-rejected`; nothing else gets through.
    reason: /^[a-z-]{1,32}$/.test(cause) ? cause : 'unknown',
    origin: { index: entry.index, offset: entry.offset },
  };
}
