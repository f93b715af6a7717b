/** A field's name as the kind table holds it: lower case, ASCII letters and digits only; `Device_ID` is `deviceid`. */
export function normaliseKey(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '');
}
