import type { Examination, Finding } from '../judge/index.ts';
import { printable } from './printable.ts';
import { repeatsText } from './repeats-text.ts';

/** Whether a rule is of somebody's own policy. */
export const isOwnRule = (rule: string): boolean => rule.startsWith('policy:');

/** Findings of somebody's own policy, and whatever findings are waived, each as one sentence. */
export function ownRuleSentences({ findings }: Examination): {
  readonly broken: readonly {
    readonly level: Finding['level'];
    readonly word: string;
    readonly sentence: string;
  }[];
  readonly waived: readonly string[];
} {
  const own = findings.filter(({ rule, waived }) => isOwnRule(rule) && waived === undefined);
  return {
    broken: own.map(({ level, outcome, rule, because, repeats }) => ({
      level,
      word: outcome === 'review' ? 'to review' : level,
      sentence: printable(`${rule}: ${because}.${repeats === null ? '' : ` Seen ${repeatsText(repeats)}.`}`),
    })),
    waived: findings.flatMap(({ id, rule, because, waived }) =>
      waived === undefined
        ? []
        : [
            printable(
              `${id} (${rule}): ${because}. Accepted by ${waived.owner} until ${waived.expires}: ${waived.reason}`,
            ),
          ],
    ),
  };
}
