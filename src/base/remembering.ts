/** Texts kept by one memory: host names and targets come again with every message of a connection. */
export const MOST_REMEMBERED = 10_000;

/** The same function, which works each text out once; when it has learnt too many it forgets them all. */
export function remembering(work: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const after = work(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, after);
    return after;
  };
}
