/** What a binary container holds. */
export type WireValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | Uint8Array
  | readonly WireValue[]
  | { readonly [name: string]: WireValue };

/** Whether it is a map and none of the other objects. */
export function isMap(value: WireValue): value is { readonly [name: string]: WireValue } {
  return (
    value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Uint8Array)
  );
}
