import type { AdvisoryFile } from '../../case/index.ts';
import { builtInRules, type Examination } from '../../judge/index.ts';

/** A text that somebody wrote, and where. */
export interface Prose {
  readonly where: string;
  /** As it is read: letters of one look are one, and nothing stands between words but blanks. */
  readonly text: string;
}

/**
 * A text as a reader sees it: without what is invisible, in one writing of each letter, on one line, and without the marks of
 * Markdown. What breaks a word up for a search does not break it up for an eye.
 */
export function asRead(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}|[*~`]/gu, '')
    .replace(/[\s_]+/gu, ' ');
}

/** The same with what is hyphenated as words of their own. */
export function inWords(text: string): string {
  return text.replace(/\p{Pd}/gu, ' ').replace(/\s+/gu, ' ');
}

/** The first word that mixes alphabets: to an eye it is another word than to a search. Null where there is none. */
export function mixedWord(text: string): string | null {
  // Units are written with a letter of another alphabet: µs, kΩ.
  for (const [word] of asRead(text)
    .replace(/[μΩ]/gu, '')
    .matchAll(/\p{L}+/gu)) {
    const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
    if (scripts.filter((each) => each.test(word)).length > 1) return word;
  }
  return null;
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
    ...file.mitigations.flatMap(({ build }, index) =>
      build === undefined ? [] : [{ where: `mitigations[${index}].build`, text: build }],
    ),
    ...examinations.flatMap(policyProse),
  ].map(({ where, text }) => ({ where, text: asRead(text) }));
}

const OWN_RULES: ReadonlySet<string> = new Set(builtInRules.map(({ id }) => id));

/** What a policy's rule says of itself stands in its findings. */
function policyProse({ findings }: Examination): Prose[] {
  return findings
    .filter(({ rule }) => !OWN_RULES.has(rule))
    .map(({ rule, because }) => ({ where: `the policy's rule ${rule}`, text: because }));
}
