/**
 * Trials of one reduction. Each examines what would be kept: a sighting may rest on a key that another message handed out, which
 * only a trial shows.
 */
export const MOST_TRIALS = 60;

/** What must be kept besides so that everything is seen again; null where that was not found within the trials. */
export function neededGroups(
  first: ReadonlySet<string>,
  candidates: readonly string[],
  suffices: (kept: ReadonlySet<string>) => boolean,
): ReadonlySet<string> | null {
  let trials = 0;
  const holds = (kept: ReadonlySet<string>) => {
    trials += 1;
    return suffices(kept);
  };
  const kept = new Set(first);
  if (holds(kept)) return kept;
  // The shortest beginning of the rest that suffices ends with one that is needed; then again with that one kept.
  while (trials < MOST_TRIALS) {
    const rest = candidates.filter((group) => !kept.has(group));
    let [least, most] = [1, rest.length];
    if (most === 0) return null;
    while (least < most && trials < MOST_TRIALS) {
      const middle = (least + most) >> 1;
      if (holds(new Set([...kept, ...rest.slice(0, middle)]))) most = middle;
      else least = middle + 1;
    }
    const needed = rest[most - 1];
    if (needed === undefined) return null;
    kept.add(needed);
    if (holds(kept)) return kept;
  }
  return null;
}
