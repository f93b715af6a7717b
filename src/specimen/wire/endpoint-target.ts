import { type EndpointId, endpointIds, endpoints } from './endpoints.ts';

export interface MatchedTarget {
  readonly id: EndpointId;
  /** What stood for the `{names}` of the path, decoded. */
  readonly segments: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/**
 * Path and query as they stand in the request line. Values for the `{names}` of the path are taken out of
 * `values`; the rest make the query, each percent-encoded whole, so that `+` is `%2B` and `@` is `%40`.
 */
export function endpointTarget(id: EndpointId, values: Readonly<Record<string, string>> = {}): string {
  const rest = new Map(Object.entries(values));
  const path = endpoints[id].path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest.get(name);
    if (value === undefined) throw new RangeError(`${id} needs a value for ${name}`);
    rest.delete(name);
    return encodeURIComponent(value);
  });
  const query = [...rest].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return query === '' ? path : `${path}?${query}`;
}

const patterns = endpointIds.map((id) => {
  const { method, host, path } = endpoints[id];
  const written = path
    .split(/(\{\w+\})/)
    .map((piece) => (/^\{/.test(piece) ? `(?<${piece.slice(1, -1)}>[^/]+)` : piece.replace(/\W/g, '\\$&')))
    .join('');
  return { id, method, host, pattern: new RegExp(`^${written}$`) };
});

/** The endpoint that a request asks for; null where there is none, or where its path is not well encoded. */
export function matchTarget(method: string, host: string, target: string): MatchedTarget | null {
  const question = target.indexOf('?');
  const path = question === -1 ? target : target.slice(0, question);
  for (const row of patterns) {
    if (row.method !== method || row.host !== host.toLowerCase()) continue;
    const match = row.pattern.exec(path);
    if (match === null) continue;
    try {
      const segments = Object.fromEntries(
        Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
      );
      return {
        id: row.id,
        segments,
        query: new URLSearchParams(question === -1 ? '' : target.slice(question + 1)),
      };
    } catch (error) {
      // decodeURIComponent says URIError to `%zz`.
      if (error instanceof URIError) return null;
      throw error;
    }
  }
  return null;
}
