/** `String.hashCode()` of Java: 31 times what was before, plus the next UTF-16 unit, in 32 bits; an unsigned number. */
export function javaHashCode(text: string): number {
  let state = 0;
  for (let at = 0; at < text.length; at++) state = (Math.imul(state, 31) + text.charCodeAt(at)) | 0;
  return state >>> 0;
}
