/** Names longer than this are no misspelling of anything, and would cost time. */
const LONGEST_NAME = 64;

/** Names compared with one: what lists more than this is no list of fields. */
const MOST_COMPARED = 200;

/** Insertions, deletions, substitutions and swaps of neighbours that lead from one name to the other. */
export function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const change = from[row - 1] === to[column - 1] ? 0 : 1;
      let least = Math.min(
        (last[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (last[column - 1] as number) + change,
      );
      const swapped =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) least = Math.min(least, (beforeLast[column - 2] as number) + 1);
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] as number;
}

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The known name that was probably meant: at most a third of its letters differ; null where none is near. */
export function nearest(name: string, known: readonly string[]): string | null {
  if (name.length > LONGEST_NAME) return null;
  const meant = plain(name);
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known.slice(0, MOST_COMPARED)) {
    const letters = plain(candidate);
    const most = Math.max(1, Math.floor(letters.length / 3));
    if (Math.abs(letters.length - meant.length) > most) continue;
    const distance = editDistance(meant, letters);
    if (distance < least && distance <= most) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** Known names worth listing in one sentence. */
const MOST_LISTED = 40;

/** How a sentence about an unknown name goes on. */
export function suggestion(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  if (meant !== null) return `did you mean "${meant}"?`;
  if (known.length === 0) return 'none is known here';
  const more = known.length > MOST_LISTED ? ` and ${known.length - MOST_LISTED} more` : '';
  return `known here: ${known.slice(0, MOST_LISTED).join(', ')}${more}`;
}

/**
 * A name in quotes with a space before it, or nothing where the text may be a value that slipped into the
 * wrong place: only words of letters and dashes with at most one digit are repeated in a message.
 */
export function quoted(name: string): string {
  return /^[A-Za-z][A-Za-z_.-]{0,39}\d?$/.test(name) ? ` "${name}"` : '';
}
