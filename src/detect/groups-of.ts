import type { Together } from './claim.ts';
import type { Finds } from './finds.ts';
import type { Found } from './found.ts';
import { listsIn } from './lists-in.ts';
import { type NamedCoordinate, placesIn } from './places-in.ts';

/** What a section's hits of members amount to: one find for each place where enough of a group stands together. */
export function groupsOf(
  { members, asked }: Finds,
  together: ReadonlyMap<string, Together>,
): { readonly found: readonly Found[]; readonly halves: readonly NamedCoordinate[] } {
  if (members.length === 0) return { found: [], halves: [] };
  const found: Found[] = [];
  const halves: NamedCoordinate[] = [];
  for (const [id, hits] of Map.groupBy(members, ({ claim }) => claim.identifier.id)) {
    const rule = together.get(id);
    if (rule === undefined) continue;
    if (rule.within === null) {
      found.push(...listsIn(hits, rule.needed));
      continue;
    }
    const places = placesIn(hits, { within: rule.within, asked });
    found.push(...places.found);
    halves.push(...places.halves);
  }
  return { found, halves };
}
