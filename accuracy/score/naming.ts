import type { Sighting } from '../../src/index.ts';
import type { Composed } from '../compose/composed.ts';
import { rowsOf } from './rows-of.ts';

/** Whether a sighting names the layers that were laid on, outermost first. */
export function namesLayers({ layers }: Sighting, composed: Pick<Composed, 'uses' | 'literals'>): boolean {
  let ends = new Set([0]);
  for (const { uses, isNamedBy } of rowsOf(composed)) {
    const next = new Set<number>();
    for (const end of ends) {
      for (let count = 0; isNamedBy !== null && count <= uses.length; count++) {
        if (end + count <= layers.length && isNamedBy(layers.slice(end, end + count))) next.add(end + count);
      }
      for (const reading of uses.length === 1 ? (uses[0]?.readings ?? []) : []) {
        if (reading.every((name, at) => layers[end + at] === name)) next.add(end + reading.length);
      }
    }
    ends = next;
  }
  return ends.has(layers.length);
}

/** Whether it names the form; where no word is agreed, any will do. */
export function namesForms({ forms }: Sighting, { expectedForms }: Composed): boolean {
  if (expectedForms.length === 0) return true;
  return expectedForms.some((expected) => expected.join('/') === forms.join('/'));
}
