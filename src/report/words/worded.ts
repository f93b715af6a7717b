/**
 * The word for something that a saved examination names; the name itself where the catalogue has none, as for kinds that
 * only a later version knows. `table` is one of the catalogue's.
 */
export function worded(table: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(table, name) ? (table[name] as string) : name;
}
