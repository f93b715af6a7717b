import { hostCovers } from '../../base/index.ts';
import type { Recipe } from '../../case/index.ts';

/** The recipes that are for messages of a host. */
export function recipesFor(recipes: readonly Recipe[], host: string | null): readonly Recipe[] {
  if (recipes.length === 0) return recipes;
  const name = (host ?? '').toLowerCase().replace(/(?::\d+)?\.?$/, '');
  return recipes.filter(({ hosts }) => hosts.length === 0 || hosts.some((one) => hostCovers(one, name)));
}
