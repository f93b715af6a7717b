/** Characters before a value in which its name may stand. */
const LOOKED_AT = 64;

/** `imei=`, `"imei": "`, `name="imei">`, `<imei>`, `/imei/`, `IMEI: ` right before a value. */
const BEFORE = /([A-Za-z][\w.@-]{1,39})["']?\s{0,3}[:=>/]\s{0,3}["']?$/;

/** The name that a text has right before a value, for texts that no container divides; null where there is none. */
export function nameBeside(text: string, start: number): string | null {
  return BEFORE.exec(text.slice(Math.max(0, start - LOOKED_AT), start))?.[1] ?? null;
}
