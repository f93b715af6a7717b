import type { Words } from './en.ts';

/** `a, b and 3 more`: the first of a list that a capture may make as long as it likes. */
export function namedUpTo(names: readonly string[], most: number, { more }: Pick<Words, 'more'>): string {
  const left = names.length - most;
  return left > 0 ? `${names.slice(0, most).join(', ')} ${more(left)}` : names.join(', ');
}
