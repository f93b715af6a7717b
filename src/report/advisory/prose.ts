import type { AdvisoryFile } from '../../case/index.ts';
import { builtInRules, type Examination } from '../../judge/index.ts';

/** A text that somebody wrote, and where. */
export interface Prose {
  readonly where: string;
  readonly text: string;
}

/**
 * All that a person writes into an advisory as its own words. What others say (the vendor, a report, an authority) stands
 * in it as theirs and is not among it.
 */
export function proseOf(file: AdvisoryFile, examinations: readonly Examination[] = []): Prose[] {
  const single = (['title', 'overview', 'impact'] as const).flatMap((where) => {
    const text = file[where];
    return text === undefined ? [] : [{ where, text }];
  });
  return [
    ...single,
    ...file.mitigations.map(({ says }, index) => ({ where: `mitigations[${index}].says`, text: says })),
    ...file.siblings.flatMap(({ says }, index) =>
      says === undefined ? [] : [{ where: `siblings[${index}].says`, text: says }],
    ),
    ...file.audiences.flatMap(({ id, says }) =>
      says === undefined ? [] : [{ where: `audience "${id}": says`, text: says }],
    ),
    ...file.revisions.flatMap(({ summary }, index) =>
      summary === undefined ? [] : [{ where: `revisions[${index}].summary`, text: summary }],
    ),
    ...file.exposure.map(({ what }, index) => ({ where: `exposure[${index}].what`, text: what })),
    ...examinations.flatMap(policyProse),
  ];
}

const OWN_RULES: ReadonlySet<string> = new Set(builtInRules.map(({ id }) => id));

/** What a policy's rule says of itself stands in its findings. */
function policyProse({ findings }: Examination): Prose[] {
  return findings
    .filter(({ rule }) => !OWN_RULES.has(rule))
    .map(({ rule, because }) => ({ where: `the policy's rule ${rule}`, text: because }));
}
