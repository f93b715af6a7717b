import { quoted } from './read/nearest.ts';

/*
 * How hosts are written in case files, claims and policies: a name, with or without the `*.` or `.` that stands for what
 * is below it and the dot of the root, or an address. What has a scheme, a port or a path can be no host, and would
 * match nothing.
 */

// What stands between the dots: anything but what divides the parts of an address or is never in a name (RFC 3986 §2.2).
const LABEL = String.raw`[^\s\u0000-\u002c/:-@[-^\u0060{-\u007f.]+`;
const NAME = String.raw`(?!(?:.*\.)?\d+\.?$)(?:\*?\.)?${LABEL}(?:\.${LABEL})*\.?`;
const OCTET = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`;
const IPV4 = String.raw`(?:${OCTET}\.){3}${OCTET}`;
const GROUP = '[0-9A-Fa-f]';
const IPV6 = `(?:${GROUP}{1,4}:){7}${GROUP}{1,4}`;
// With two colons once, for all the zeros that are left out.
const SHORT_IPV6 = `(?=.*::)(?!.*::.*::)(?!.*:::)(?!:[^:])(?!.*[^:]:$)(?:${GROUP}{0,4}:){2,7}${GROUP}{0,4}`;

export const HOST = new RegExp(`^(?:${NAME}|${IPV4}|${IPV6}|${SHORT_IPV6})$`);

/** What a sentence says of a text that can be no host, and which host was probably meant. */
export function noHost(written: string): string {
  const meant = written
    .trim()
    .replace(/^[A-Za-z][A-Za-z0-9+.-]*:\/\//, '')
    .replace(/[/?#].*$/s, '')
    .replace(/^.*@/s, '')
    .replace(/:\d*$/, '')
    .replace(/^\[(.*)\]$/s, '$1');
  const name = meant !== written && HOST.test(meant) ? quoted(meant) : '';
  return `must be a host name or an address alone, such as xiaomi.com${name === '' ? '' : `; did you mean${name}?`}`;
}
