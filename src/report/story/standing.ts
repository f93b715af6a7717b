import type { Finding } from '../../judge/index.ts';
import type { Words } from '../words/index.ts';

/** What a finding answers, and how: on its axis; by itself where it is on none; or that something is only told. */
export function standing({ axis, level, outcome }: Finding, words: Words): string {
  const { axes, byItself, told } = words.findings;
  if (axis !== null) return `${axes[axis]}: ${words.outcomes[outcome]}`;
  return level === 'note' ? told : `${byItself}: ${words.outcomes[outcome]}`;
}
