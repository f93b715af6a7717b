/** Yes, no, or nobody knows: what is not known neither accuses nor acquits. */
export type Maybe = boolean | null;

/** Yes where all are; no where any is not, however little is known of the others. */
export function allOf(answers: Iterable<Maybe>): Maybe {
  let all: Maybe = true;
  for (const answer of answers) {
    if (answer === false) return false;
    if (answer === null) all = null;
  }
  return all;
}

/** Yes where any is; no where none is. */
export function anyOf(answers: Iterable<Maybe>): Maybe {
  let any: Maybe = false;
  for (const answer of answers) {
    if (answer === true) return true;
    if (answer === null) any = null;
  }
  return any;
}

/** Of several states that hold at once, or of which nobody knows which it was: yes where all are asked for, no where none is. */
export function amongAll<T>(asked: readonly T[], held: readonly T[]): Maybe {
  if (held.length === 0) return null;
  const count = held.filter((state) => asked.includes(state)).length;
  return count === held.length ? true : count === 0 ? false : null;
}
