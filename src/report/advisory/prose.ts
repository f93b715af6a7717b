import type { AdvisoryFile } from '../../case/index.ts';

/** A text that somebody wrote, and where. */
export interface Prose {
  readonly where: string;
  readonly text: string;
}

/**
 * All that a person writes into an advisory as its own words. What others say (the vendor, a report, an authority) stands
 * in it as theirs and is not among it.
 */
export function proseOf(file: AdvisoryFile): Prose[] {
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
  ];
}
