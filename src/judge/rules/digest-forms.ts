const DIGEST = /^(md5|sha\d+|sha3-\d+|ripemd160|crc32|murmur3|xxhash32|xxhash64|java-hash-code)$/;

/** Whether a form is a one-way step without a key, by the contract's names. */
export function isDigest(form: string): boolean {
  return DIGEST.test(form);
}

/** Whether it is a one-way step at all. */
export function isOneWay(form: string): boolean {
  return isDigest(form) || form.startsWith('hmac-');
}
