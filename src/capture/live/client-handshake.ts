import type { Socket } from 'node:net';
import { type SecureContext, TLSSocket } from 'node:tls';
import { firstBytes } from './first-bytes.ts';

/**
 * How long a phone may take for its part of a TLS handshake: it may ask its user, or sit behind a bad link.
 * (Node gives two minutes.)
 */
export const HANDSHAKE_TIMEOUT_MS = 30_000;

/** Why a client broke off, in the vocabulary of HTTP Toolkit's HAR files. */
export type RefusalReason =
  | 'cert-rejected'
  | 'no-shared-cipher'
  | 'closed'
  | 'reset'
  | 'handshake-timeout'
  | 'unknown';

export interface Handshake {
  readonly stream: TLSSocket;
  /** Null once the handshake is done; then why it was not. */
  readonly refusal: RefusalReason | null;
  /** What the client says by an alert or a reset after the handshake; null as long as it says nothing. */
  readonly lateRefusal: () => RefusalReason | null;
}

/** Answers a client's ClientHello, which stands unread in `socket`, in the server's stead. */
export function shakeHands(
  socket: Socket,
  options: { readonly secureContext: SecureContext; readonly protocol: string | null },
): Promise<Handshake> {
  const stream = new TLSSocket(socket, {
    isServer: true,
    secureContext: options.secureContext,
    ...(options.protocol === null ? {} : { ALPNProtocols: [options.protocol] }),
  });
  let late: RefusalReason | null = null;
  stream.on('error', (cause) => {
    late ??= reasonOf(cause);
  });
  return new Promise((resolve) => {
    const settle = (refusal: RefusalReason | null) => {
      clearTimeout(timer);
      resolve({ stream, refusal, lateRefusal: () => late });
    };
    const timer = setTimeout(() => {
      settle('handshake-timeout');
      stream.destroy();
    }, HANDSHAKE_TIMEOUT_MS);
    // Node hands errors of an unfinished handshake over under this name.
    stream.on('_tlsError', (cause: Error) => settle(reasonOf(cause)));
    stream.on('error', (cause) => settle(reasonOf(cause)));
    socket.on('error', (cause) => settle(reasonOf(cause)));
    // Node tells the end of a stream only to those who read it.
    const look = firstBytes(stream, () => undefined);
    look.verdict.then(() => settle('closed'));
    socket.on('close', () => settle('closed'));
    stream.on('secure', () => {
      // Node leaves this set on a socket that no tls.Server made, and HTTP/2 waits for it.
      Object.assign(stream, { secureConnecting: false });
      settle(null);
      look.callOff(null);
    });
  });
}

/** TLS alerts (RFC 8446 section 6.2) that say the certificate will not do, as OpenSSL names them. */
const CERTIFICATE_ALERT =
  /ALERT_(?:BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_|UNKNOWN_CA|ACCESS_DENIED)/;

function reasonOf(cause: Error): RefusalReason {
  const code = 'code' in cause ? String(cause.code) : '';
  if (CERTIFICATE_ALERT.test(code)) return 'cert-rejected';
  if (/NO_SHARED_CIPHER|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|HANDSHAKE_FAILURE/.test(code))
    return 'no-shared-cipher';
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'reset';
  return 'unknown';
}
