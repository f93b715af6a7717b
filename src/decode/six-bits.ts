/** Character of either alphabet of base64 → its six bits (RFC 4648 sections 4 and 5); 255 for any other byte. */
export const SIX_BITS: Uint8Array = new Uint8Array(256).fill(255);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_'].forEach((letter, index) => {
  // `-` and `_` stand for what `+` and `/` do.
  SIX_BITS[letter.charCodeAt(0)] = index < 64 ? index : index - 2;
});
