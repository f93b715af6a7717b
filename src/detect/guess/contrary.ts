/** Names longer than this are cut before they are read. */
const LONGEST_NAME = 100;

/** The words of a name: `lastLoginTime` is `last`, `login` and `time`. */
export function wordsOf(name: string): string[] {
  return name
    .slice(0, LONGEST_NAME)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** Words that say that a value belongs to something else than a person or a phone: a time, a sum, an order, a request. */
const CONTRARY: ReadonlySet<string> = new Set(
  `time timestamp ts date at created updated modified expires expiry expiration since until ttl epoch nanos millis ms
  version ver vercode versioncode build revision rev size length len bytes count total sum amount price cost balance
  width height offset index position duration elapsed latency score rank seq sequence
  app appid application project campaign creative ad ads adset placement banner product sku item article
  order invoice transaction tx txn receipt payment bill booking ticket
  request req response trace span session event message msg correlation operation batch job task log
  nonce salt token hash md5 sha sha1 sha256 sha512 checksum crc signature sign sig digest etag hmac key secret
  page post comment photo image video media file content article channel group topic tweet status`.split(
    /\s+/,
  ),
);

export function isContrary(word: string): boolean {
  return CONTRARY.has(word);
}

/** Whether the nearest name, where it says anything, says that its value is something else. */
export function isNamedOtherwise(names: readonly string[]): boolean {
  const [name] = names;
  return name !== undefined && wordsOf(name).some(isContrary);
}
