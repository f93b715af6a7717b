import type { Together } from './claim.ts';
import type { Found } from './found.ts';

/** What hits of members amount to: one find for each place where enough of a group stands together. */
export function groupsOf(members: readonly Found[], together: ReadonlyMap<string, Together>): Found[] {
  const byIdentifier = new Map<string, Found[]>();
  for (const member of members) {
    const { id } = member.claim.identifier;
    const known = byIdentifier.get(id);
    if (known === undefined) byIdentifier.set(id, [member]);
    else known.push(member);
  }
  return [...byIdentifier].flatMap(([id, hits]) => {
    const rule = together.get(id);
    if (rule === undefined) return [];
    hits.sort((a, b) => a.span.start - b.span.start);
    return rule.within === null ? wholeGroup(hits, rule.needed) : nearGroups(hits, rule.needed, rule.within);
  });
}

/** A list: all of its members in the part are one sighting. */
function wholeGroup(hits: readonly Found[], needed: number): Found[] {
  return distinct(hits) < needed ? [] : [spanning(hits)];
}

/** A place: a run of hits that holds every number and is no longer than allowed, from left to right, each hit once. */
function nearGroups(hits: readonly Found[], needed: number, within: number): Found[] {
  const groups: Found[] = [];
  let run: Found[] = [];
  for (const hit of hits) {
    // Of one number only the last before the other counts, so a run never grows beyond the members.
    run = run.filter(
      (other) => other.claim.member !== hit.claim.member && hit.span.end - other.span.start <= within,
    );
    run.push(hit);
    if (run.length < needed) continue;
    groups.push(spanning(run));
    run = [];
  }
  return groups;
}

function distinct(hits: readonly Found[]): number {
  return new Set(hits.map(({ claim }) => claim.member)).size;
}

function spanning(hits: readonly Found[]): Found {
  const [first] = hits as [Found, ...Found[]];
  let end = first.span.end;
  for (const { span } of hits) end = Math.max(end, span.end);
  return { ...first, span: { start: first.span.start, end } };
}
