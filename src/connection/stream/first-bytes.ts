import { latin1Of } from '../../base/index.ts';
import { hasKnownMethod, requestVerdict, statusVerdict } from '../http1/start-line.ts';
import { PREFACE, settingsVerdict } from '../http2/frame-sign.ts';
import { mayBeSocks } from '../socks/socks-handshake.ts';
import type { Direction } from './stream-reader.ts';

export type StreamProtocol = 'http1' | 'http2' | 'socks' | 'tls' | 'raw';

/**
 * What a stream is, by its first bytes in one direction; 'maybe' where more of them are needed. `last` says that
 * no more will come before it must be decided.
 */
export function protocolOf(direction: Direction, bytes: Uint8Array, last: boolean): StreamProtocol | 'maybe' {
  const tls = tlsVerdict(bytes);
  if (tls === 'yes') return 'tls';
  if (tls === 'maybe') return last ? 'raw' : 'maybe';
  if (direction === 'request' && mayBeSocks(bytes)) return 'socks';
  if (direction === 'response') {
    const settings = settingsVerdict(bytes);
    if (settings === 'yes') return 'http2';
    if (settings === 'maybe') return last ? 'raw' : 'maybe';
  }
  const text = latin1Of(bytes).replace(/^[\r\n]+/, '');
  if (text.startsWith(PREFACE)) return 'http2';
  if (PREFACE.startsWith(text)) return last ? 'raw' : 'maybe';
  const verdict = direction === 'request' ? requestVerdict(text) : statusVerdict(text);
  if (verdict === 'yes') return 'http1';
  if (verdict === 'no') return 'raw';
  if (!last) return 'maybe';
  return hasKnownMethod(text) ? 'http1' : 'raw';
}

/** A TLS record header (RFC 8446 §5.1): content type 20 to 23, version 3.0 to 3.4, no more than 2^14 + 2048 bytes. */
function tlsVerdict(bytes: Uint8Array): 'yes' | 'no' | 'maybe' {
  const [type = 0, major, minor, high, low] = bytes;
  if (type < 20 || type > 23) return 'no';
  if (major !== undefined && major !== 3) return 'no';
  if (minor !== undefined && minor > 4) return 'no';
  if (high === undefined || low === undefined) return 'maybe';
  const byteLength = (high << 8) | low;
  return byteLength > 0 && byteLength <= 16_384 + 2048 ? 'yes' : 'no';
}
