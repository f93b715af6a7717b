/** Whether a value is one of those that mean nothing (RFC 8701 section 2): both bytes alike and ending in the digit a. */
export function isGrease(value: number): boolean {
  return (value & 0x0f0f) === 0x0a0a && value >> 8 === (value & 0xff);
}
