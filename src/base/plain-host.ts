import { isIPv4, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';

/**
 * A host as it is compared with others, whoever wrote it: a name without case and without the root's dot (RFC 4343,
 * RFC 1034 §3.1), with international letters in their ASCII form (RFC 5891 §4.4), and without the `*.` or `.` in front
 * that some put where the names below a name are meant as well; an address as it is written shortest (RFC 5952), and one
 * of IPv4 as such where it is mapped into IPv6 (RFC 4291 §2.5.5.2).
 */
export function plainHost(written: string): string {
  const bare = written.startsWith('[') && written.endsWith(']') ? written.slice(1, -1) : written;
  if (bare.includes(':')) return isIPv6(bare) && !bare.includes('%') ? shortest(bare) : bare.toLowerCase();
  const name = bare
    .toLowerCase()
    .replace(/^\*?\./, '')
    .replace(/\.$/, '');
  if (!NOT_ASCII.test(name)) return name;
  // Letters that no name can have leave nothing.
  return domainToASCII(name) || name;
}

const NOT_ASCII = /[^\u0000-\u007f]/;

const MAPPED = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;

function shortest(address: string): string {
  const short = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [, high, low] = MAPPED.exec(short) ?? [];
  if (high === undefined || low === undefined) return short;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 0xff, b >> 8, b & 0xff].join('.');
}

/** Whether a host is an address and no name. */
export function isAddress(plain: string): boolean {
  return plain.includes(':') || isIPv4(plain);
}

/** Whether a name of a case covers a host: the host itself and everything below it; an address covers itself alone. */
export function hostCovers(written: string, host: string): boolean {
  const [name, other] = [plainHost(written), plainHost(host)];
  return other === name || (other.endsWith(name) && other.at(-name.length - 1) === '.' && !isAddress(other));
}
