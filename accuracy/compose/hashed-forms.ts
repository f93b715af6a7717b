import type { Kind } from '../../src/index.ts';
import { type Form, forms } from '../forms/index.ts';

/** By kind, the writings that programs hash. */
export const hashedForms: ReadonlyMap<Kind, readonly Form[]> = groupByKind(
  forms.filter(({ isHashed }) => isHashed),
);

function groupByKind(list: readonly Form[]): Map<Kind, Form[]> {
  const groups = new Map<Kind, Form[]>();
  for (const form of list) {
    for (const kind of form.kinds) groups.set(kind, [...(groups.get(kind) ?? []), form]);
  }
  return groups;
}
