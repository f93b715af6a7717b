import type { Micros, Sourced } from '../../base/index.ts';
import type { Origin } from '../../capture/index.ts';
import type { Connection, Message } from '../message.ts';
import type { NameTable } from './name-table.ts';
import { readDns } from './read-dns.ts';

/** Where and when a DNS message was heard. */
export interface DnsHeard {
  readonly connection: Connection;
  readonly direction: 'request' | 'response';
  readonly at: Micros;
  readonly origin: Origin;
  /** Bytes of the capture that the message takes, framing included. */
  readonly byteLength: number;
}

/** A DNS message as sections, one for each name and each record's data; its answers go into the table. Null where it is none. */
export function dnsMessage(sourced: Sourced, heard: DnsHeard, names: NameTable): Message | null {
  const dns = readDns(sourced);
  if (dns === null) return null;
  if (dns.isResponse) for (const { address, name } of dns.answers) names.learn(address, name);
  return {
    kind: 'message',
    connection: heard.connection,
    direction: heard.direction,
    protocol: 'dns',
    at: heard.at,
    method: null,
    host: null,
    target: null,
    status: null,
    sections: dns.texts.map(({ bytes, source }) => ({
      bytes,
      source,
      location: 'dns',
      field: null,
      contentType: null,
      contentEncodings: [],
    })),
    byteLength: heard.byteLength,
    missedBytes: 0,
    origin: heard.origin,
  };
}
