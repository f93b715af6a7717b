/** A map as it was read, before anything is known of its fields. */
export type PlainMap = Readonly<Record<string, unknown>>;

export function isPlainMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The maps of a list; what else stands in it has another fault already. */
export function mapsIn(value: unknown): PlainMap[] {
  return Array.isArray(value) ? value.filter(isPlainMap) : [];
}
