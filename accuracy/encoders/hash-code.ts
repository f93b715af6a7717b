/** `String.hashCode` of Java SE: s[0]·31^(n−1) + … + s[n−1] in 32 signed bits, over UTF-16 units. */
export function hashCode(text: string): number {
  let hash = 0;
  for (const unit of text.split('')) hash = (Math.imul(hash, 31) + unit.charCodeAt(0)) | 0;
  return hash;
}
