import { isIP } from 'node:net';
import type { JsonNode } from '../../base/index.ts';
import { agreedTls } from '../agreed-tls.ts';
import type { RecordedPeers } from '../recorded.ts';
import type { EntryText } from './entry-text.ts';
import { splitAuthority } from './url.ts';

const UNKNOWN = { address: null, port: null };

/** Who spoke to whom, `port` being what the URL says. */
export function readPeers(entry: EntryText, root: JsonNode, port: number | null): RecordedPeers {
  const server = addressFrom(entry.text(entry.at(root, 'serverIPAddress')));
  // Safari writes the port beside the address.
  const serverPort = entry.number(entry.at(root, '_serverPort')) ?? server.port ?? port;
  return {
    connection: connectionName(entry, root, serverPort),
    orig: UNKNOWN,
    resp: { address: server.address, port: serverPort },
    serverName: null,
    ...readSecurity(entry, root),
  };
}

/**
 * What Playwright and chrome-har tell of TLS in `_securityDetails`, in the words of Chrome's `Network.SecurityDetails`:
 * a version such as `TLS 1.2` or `QUIC`, and a cipher that names no key exchange. Firefox's `_securityState` names neither.
 */
function readSecurity(entry: EntryText, root: JsonNode): Pick<RecordedPeers, 'tls'> {
  const details = entry.at(root, '_securityDetails');
  if (details === null) return {};
  const tls = agreedTls(entry.text(entry.at(details, 'protocol')), entry.text(entry.at(details, 'cipher')));
  return tls === undefined ? {} : { tls };
}

/**
 * The producer's name of the connection. HAR 1.2 lets it be the server's port, and Firefox makes it that:
 * then it tells no connection from another and is no name.
 */
function connectionName(entry: EntryText, root: JsonNode, port: number | null): string | null {
  const node = entry.at(root, 'connection');
  const name = entry.text(node) ?? entry.number(node)?.toString() ?? '';
  return name === '' || name === String(port) || name === '443' || name === '80' ? null : name;
}

/** `192.0.2.1`, `[2001:db8::1]`, either with a port; nothing for what is no address. */
export function addressFrom(written: string | null): { address: string | null; port: number | null } {
  const text = written?.trim() ?? '';
  if (isIP(text) !== 0) return { address: text, port: null };
  const { host, port } = splitAuthority(text);
  return host !== null && isIP(host) !== 0 ? { address: host, port } : UNKNOWN;
}
