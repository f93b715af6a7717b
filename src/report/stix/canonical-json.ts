/**
 * JSON in the one way that RFC 8785 (JCS) writes it: names sorted by UTF-16 code units, nothing between tokens. Ids are
 * made of it. Names without a value are left out, as `JSON.stringify` does.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null)
    return JSON.stringify(typeof value === 'string' ? value.toWellFormed() : value);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`).join(',')}}`;
}
