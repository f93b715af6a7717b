import { DnsStreamReader } from '../dns/dns-stream-reader.ts';
import type { NameTable } from '../dns/name-table.ts';
import { Http1Reader } from '../http1/http1-reader.ts';
import { Http2Reader } from '../http2/http2-reader.ts';
import { SocksReader } from '../socks/socks-reader.ts';
import { TlsReader } from '../tls/tls-reader.ts';
import { WebSocketReader } from '../web-socket/web-socket-reader.ts';
import type { Asked } from './asked.ts';
import type { StreamProtocol } from './first-bytes.ts';
import { RawReader } from './raw-reader.ts';
import type { StreamReader, Talk } from './stream-reader.ts';
import { MOST_TUNNELS, TunnelReader } from './tunnel-reader.ts';
import { UndecidedReader } from './undecided-reader.ts';

const DNS_PORT = 53;

/** The reader a TCP connection starts with. */
export function openStream(talk: Talk, names: NameTable): StreamReader {
  if (talk.ports.includes(DNS_PORT) && !talk.midStream) return new DnsStreamReader(talk, names);
  return new UndecidedReader(talk, (protocol) => readerFor(talk, protocol));
}

/** The reader for what a stream turned into: see `Talk.next`. */
export function nextStream(talk: Talk, protocol: string, asked?: Asked): StreamReader {
  if (protocol === '' && asked !== undefined) {
    // Each reads through the ones around it: the depth must not be the sender's choice.
    const isDeep = talk instanceof TunnelReader && talk.depth >= MOST_TUNNELS;
    return isDeep ? new RawReader(talk) : new TunnelReader(talk, asked, nextStream);
  }
  // RFC 2817: an upgrade to TLS, which is looked at like any stream.
  if (protocol === '' || protocol.startsWith('tls/'))
    return new UndecidedReader(talk, (found) => readerFor(talk, found));
  if (protocol === 'http/1') return readerFor(talk, 'http1');
  if (protocol === 'http/2') return new Http2Reader(talk, { isLate: true });
  if (protocol === 'h2' || protocol === 'h2c') return new Http2Reader(talk, { asked });
  return protocol === 'websocket' ? new WebSocketReader(talk, asked) : new RawReader(talk);
}

function readerFor(talk: Talk, protocol: StreamProtocol): StreamReader {
  switch (protocol) {
    case 'http1':
      return new Http1Reader(talk);
    case 'http2':
      return new Http2Reader(talk);
    case 'socks':
      return new SocksReader(talk);
    case 'tls':
      return new TlsReader(talk, nextStream);
    case 'raw':
      return new RawReader(talk);
    default:
      return protocol satisfies never;
  }
}
