import type { Told } from './told-places.ts';

/** What one thing that was told became: the same place, another one, or none. */
export interface Match {
  readonly before: Told | null;
  readonly after: Told | null;
  /** The same identifier is still told to the same host, in a place that was there before. */
  readonly elsewhere: Told | null;
}

/**
 * Pairs what was told before with what is told after. First the same fingerprint; then, of what is left of the same
 * identifier and direction, the nearest: same host, same domain, anywhere. Where several are as near, the least
 * protected one: whoever wants to call a thing better must have looked at its worst.
 */
export function matched(before: ReadonlyMap<string, Told>, after: ReadonlyMap<string, Told>): Match[] {
  const matches: Match[] = [];
  const used = new Set<Told>();
  const left: Told[] = [];
  for (const [fingerprint, told] of before) {
    const same = after.get(fingerprint);
    if (same === undefined) {
      left.push(told);
      continue;
    }
    used.add(same);
    matches.push({ before: told, after: same, elsewhere: null });
  }
  const same = [...used];
  const others = [...after.values()].filter((told) => !used.has(told));
  for (const told of left) {
    const found = nearest(told, others);
    if (found !== null) used.add(found);
    const elsewhere =
      found === null
        ? (same.find((each) => isSameThing(each, told) && each.host === told.host) ?? null)
        : null;
    matches.push({ before: told, after: found, elsewhere });
  }
  for (const told of others)
    if (!used.has(told)) matches.push({ before: null, after: told, elsewhere: null });
  return matches;
}

function nearest(told: Told, others: readonly Told[]): Told | null {
  let best: Told | null = null;
  for (const other of others) {
    if (!isSameThing(told, other)) continue;
    if (best === null || compareNearness(told, other, best) < 0) best = other;
  }
  return best;
}

function isSameThing(a: Told, b: Told): boolean {
  return a.identifier === b.identifier && a.kind === b.kind && a.direction === b.direction;
}

function compareNearness(told: Told, a: Told, b: Told): number {
  return (
    distance(told, a) - distance(told, b) ||
    openness(b) - openness(a) ||
    (a.fingerprint < b.fingerprint ? -1 : 1)
  );
}

function distance(told: Told, other: Told): number {
  const where = told.host === other.host ? 0 : told.domain !== null && told.domain === other.domain ? 1 : 2;
  // What is told in the same step is nearer than what is told in another.
  const isSameStep = told.steps.some((step) => other.steps.includes(step));
  const isSameField = told.location === other.location && told.field === other.field;
  return 4 * where + (isSameStep ? 0 : 2) + (isSameField ? 0 : 1);
}

function openness({ transport, protection }: Told): number {
  return (transport === 'plain' ? 4 : 0) + { plain: 3, encoded: 2, hashed: 1, encrypted: 0 }[protection];
}
