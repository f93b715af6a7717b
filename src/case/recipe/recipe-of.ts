import { plainHost } from '../../base/index.ts';
import { parseRecipe } from './parse-recipe.ts';
import type { Recipe } from './recipe.ts';

/** A recipe as a case file writes it; one whose steps cannot be read has none, and gives nothing. */
export function recipeOf({
  recipe,
  steps,
  hosts = [],
  fields = [],
}: {
  readonly recipe: string;
  readonly steps: string;
  readonly hosts?: readonly string[] | undefined;
  readonly fields?: readonly string[] | undefined;
}): Recipe {
  const names = hosts.map(plainHost);
  return { name: recipe, steps: parseRecipe(steps).steps ?? [], hosts: names, fields };
}
