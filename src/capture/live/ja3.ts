import { createHash } from 'node:crypto';
import type { ClientHello } from './client-hello.ts';
import { isGrease } from './is-grease.ts';

/**
 * The JA3 fingerprint of a TLS client (Salesforce): MD5 of version, cipher suites, extensions, groups and point formats
 * in their order, in decimal. Values of RFC 8701 count nowhere.
 */
export function ja3({ version, cipherSuites, extensions, groups, pointFormats }: ClientHello): string {
  const lists = [cipherSuites, extensions, groups].map((list) =>
    list.filter((value) => !isGrease(value)).join('-'),
  );
  return createHash('md5')
    .update([version, ...lists, pointFormats.join('-')].join(','))
    .digest('hex');
}
