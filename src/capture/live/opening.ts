import { latin1Of } from '../../base/index.ts';
import { type ClientHello, readClientHello } from './client-hello.ts';

/** What a client opened a connection with. */
export type Opening =
  | { readonly kind: 'tls'; readonly hello: ClientHello }
  /** HTTP/1, or HTTP/2 that needs no negotiation ("prior knowledge"). */
  | { readonly kind: 'http1' | 'http2' }
  /** Anything else. */
  | { readonly kind: 'raw' };

/** RFC 9113 section 3.4. */
const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';

/** A method (RFC 9110 section 9.1; none in use is longer), a space, and what a target can begin with. */
const REQUEST_LINE = /^[A-Z][A-Z-]{0,31} (?:\/|\*|https?:\/\/)/i;
const REQUEST_LINE_BEGUN = /^[A-Z][A-Z-]{0,31}(?: (?:h(?:t(?:t(?:p(?:s)?(?::\/?)?)?)?)?)?)?$/i;

/** Tells what a connection begins with from its first bytes; undefined until enough of them are there. */
export function openingOf(bytes: Uint8Array): Opening | undefined {
  if (bytes.byteLength === 0) return undefined;
  if (bytes[0] === 0x16) {
    const hello = readClientHello(bytes);
    return hello === 'more' ? undefined : hello === 'none' ? { kind: 'raw' } : { kind: 'tls', hello };
  }
  const text = latin1Of(bytes.subarray(0, 64));
  if (text.startsWith(PREFACE)) return { kind: 'http2' };
  if (PREFACE.startsWith(text)) return undefined;
  if (REQUEST_LINE.test(text)) return { kind: 'http1' };
  return REQUEST_LINE_BEGUN.test(text) ? undefined : { kind: 'raw' };
}
