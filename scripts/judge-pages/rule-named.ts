import { builtInRules, type Rule, told } from '../../src/judge/index.ts';

/** A rule by its id; throws where there is none, so that a page cannot outlive its rule. */
export function ruleNamed(id: string): Rule {
  const rule = [...builtInRules, told].find((each) => each.id === id);
  if (rule === undefined) throw new RangeError(`there is no rule ${id}`);
  return rule;
}
