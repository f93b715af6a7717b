/** Each byte with ASCII capitals made small; every other byte as it is. */
export const foldedByte: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte,
);

/** Each byte as it is: the table for needles whose case counts. */
export const sameByte: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => byte);
