import { createHash } from 'node:crypto';
import type { ClientHello } from './client-hello.ts';
import { isGrease } from './is-grease.ts';

/*
 * JA4 (FoxIO, technical_details/JA4): `t13d1516h2_8daaf6152771_e5627efa2ab1`, that is transport, version,
 * whether there is a server name, how many cipher suites and extensions, and the first protocol's outer
 * characters; then digests of the sorted cipher suites, and of the sorted extensions with the signature
 * algorithms in their order. Values of RFC 8701 (GREASE) count nowhere.
 */

const SERVER_NAME = 0x0000;
const PROTOCOLS = 0x0010;

const VERSIONS: Readonly<Record<number, string>> = {
  772: '13',
  771: '12',
  770: '11',
  769: '10',
  768: 's3',
  2: 's2',
};

const NOTHING = '000000000000';

/** The JA4 fingerprint of a TLS client over TCP. */
export function ja4(hello: ClientHello): string {
  const ciphers = hello.cipherSuites.filter(isMeant);
  const extensions = hello.extensions.filter(isMeant);
  const versions = hello.supportedVersions.filter(isMeant);
  const version = versions.length > 0 ? Math.max(...versions) : hello.version;
  const name = hello.extensions.includes(SERVER_NAME) ? 'd' : 'i';
  const about = `t${VERSIONS[version] ?? '00'}${name}${count(ciphers)}${count(extensions)}`;
  const hashed = extensions.filter((type) => type !== SERVER_NAME && type !== PROTOCOLS);
  const algorithms = hello.signatureAlgorithms.filter(isMeant).map(hex);
  const tail = algorithms.length > 0 ? `_${algorithms.join(',')}` : '';
  const extensionList = hashed.map(hex).sort().join(',');
  return [
    about + outerCharacters(hello.protocols[0] ?? ''),
    ciphers.length === 0 ? NOTHING : digest(ciphers.map(hex).sort().join(',')),
    extensions.length === 0 ? NOTHING : digest(extensionList + tail),
  ].join('_');
}

function isMeant(value: number): boolean {
  return !isGrease(value);
}

function count(list: readonly number[]): string {
  return String(Math.min(list.length, 99)).padStart(2, '0');
}

/** First and last character of the name; of its hex where either is no letter or digit. */
function outerCharacters(protocol: string): string {
  if (protocol === '') return '00';
  const ends = protocol.charAt(0) + protocol.charAt(protocol.length - 1);
  if (/^[0-9A-Za-z]{2}$/.test(ends)) return ends;
  const written = Buffer.from(protocol, 'latin1').toString('hex');
  return written.charAt(0) + written.charAt(written.length - 1);
}

function hex(value: number): string {
  return value.toString(16).padStart(4, '0');
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
