import { boundaryFor } from './boundary-for.ts';
import type { Written } from './written.ts';

/** The members of a list, which count only together. */
export function set(members: readonly string[]): Written[] {
  const texts = [...new Set(members.map((member) => member.trim()))].filter((text) => text !== '');
  return texts.map((text, member) => ({
    text,
    forms: ['set'],
    exactCase: false,
    boundary: boundaryFor(text),
    member,
  }));
}
