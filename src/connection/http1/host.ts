/** The host of an authority, without user, port and an IPv6 address's brackets; null where it is empty. */
export function hostOfAuthority(authority: string): string | null {
  const host = authority.slice(authority.lastIndexOf('@') + 1).trim();
  const bracketed = host.startsWith('[') ? host.indexOf(']') : -1;
  if (bracketed >= 0) return host.slice(1, bracketed) || null;
  const end = host.indexOf(':');
  return (end < 0 ? host : host.slice(0, end)) || null;
}

/**
 * The host a request is for: of an absolute target, which RFC 9112 §3.2.2 puts above the Host field; else the Host
 * field; else, for CONNECT, the target itself.
 */
export function requestHost(method: string, target: string, hostField: string | null): string | null {
  const absolute = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(target.slice(0, 2048));
  const fromTarget = absolute === null ? null : hostOfAuthority(absolute[1] as string);
  const fromField = hostField === null ? null : hostOfAuthority(hostField);
  return fromTarget ?? fromField ?? (method === 'CONNECT' ? hostOfAuthority(target) : null);
}
