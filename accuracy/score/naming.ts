import type { Sighting } from '../../src/index.ts';
import type { Composed } from '../compose/composed.ts';

/** Whether a sighting names the layers that were laid on, outermost first. */
export function namesLayers({ layers }: Sighting, { uses }: Composed): boolean {
  let ends = new Set([0]);
  for (const { readings } of uses.toReversed()) {
    const next = new Set<number>();
    for (const end of ends) {
      for (const reading of readings) {
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
