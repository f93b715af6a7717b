import type { Rule } from '../rule.ts';
import { perSighting } from './per-sighting.ts';

/** Formats that packets are captured in: what is read in these was opened with keys, not by standing in between. */
const OF_PACKETS: ReadonlySet<string> = new Set(['pcap', 'pcapng']);

/** Who accepts the certificate of a stranger speaks with anyone who stands in between. */
export const acceptedUntrustedCertificate: Rule = {
  id: 'accepted-untrusted-certificate',
  title: 'A certificate was accepted that nobody had trusted',
  axis: 'secured',
  cwe: 'CWE-295',
  masvs: 'MASVS-NETWORK-1',
  find: (evidence) => {
    if (evidence.case.vantage.interception !== 'untrusted') return [];
    const intercepted = new Set(
      evidence.captures.filter(({ format }) => !OF_PACKETS.has(format)).map(({ file }) => file),
    );
    return perSighting(evidence, ({ transport, direction, origin }, host) =>
      transport === 'tls' && direction === 'request' && intercepted.has(origin.file)
        ? {
            level: 'error',
            because: `was sent to ${host} through an interception whose certificate the phone had not been told to trust`,
          }
        : null,
    );
  },
};
