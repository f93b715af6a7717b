/** Names that say nothing of what they hold, so that the name around them counts. */
const SAYS_NOTHING =
  /^(?:\d+|[\d.]+|\*|-|key|name|value|values|val|v|id|text|#text|label|title|string|data|item|items|list|entry|entries)$/i;

export function saysNothing(name: string): boolean {
  return SAYS_NOTHING.test(name);
}
