import type { Recorded } from '../../capture/index.ts';
import { count } from '../../report/index.ts';

/** Whether a live run could read the phone's TLS: its positive control goes in clear, and so does not show it. */
export interface TlsRead {
  take(recorded: Recorded): void;
  sentence(): string;
}

export function openTlsRead(): TlsRead {
  let read = 0;
  let refused = 0;
  return {
    take(recorded) {
      if (recorded.kind === 'exchange' && SECURED.has(recorded.request.scheme)) read += 1;
      if (recorded.kind === 'stream' && recorded.transport === 'tls') read += 1;
      if (recorded.kind === 'refusal') refused += 1;
    },
    sentence() {
      const closed =
        refused === 0
          ? ''
          : ` ${count(refused, 'connection')} refused the certificate, and nothing can be said of them.`;
      return read > 0
        ? `TLS of the phone was read in ${count(read, 'message')}, so the apps that sent them accept the certificate; of the others that says nothing.${closed}`
        : `no TLS of the phone was read, so nothing can be said of what goes over it: check that the phone trusts the certificate.${closed}`;
    },
  };
}

const SECURED: ReadonlySet<string> = new Set(['https', 'wss']);
