/** `example.org:8080` and `[2001:db8::1]:443`; the host null where none stands there, the port where none is written. */
export function splitHostPort(authority: string): { host: string | null; port: number | null } {
  const parts = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d{1,5}))?$/.exec(authority);
  const host = parts?.[1] ?? parts?.[2] ?? '';
  const port = parts?.[3] === undefined ? null : Number(parts[3]);
  return { host: host === '' ? null : host, port: port !== null && port > 0 && port <= 0xffff ? port : null };
}
