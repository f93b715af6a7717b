import type { BagWriter } from '../bag/bag-writer.ts';
import type { Description } from '../material/description.ts';
import type { Gathered } from '../material/gather.ts';
import { type BundlePlan, putCapture } from './make-bundle.ts';

export async function putReduced(
  bag: BagWriter,
  gathered: Gathered,
  _plan: BundlePlan,
): Promise<Pick<Description, 'captures' | 'leftOut' | 'unsupported'>> {
  return {
    captures: gathered.captures.map((capture, index) => ({
      path: putCapture(bag, capture.path, index),
      file: capture.file,
      sha256: gathered.examination.captures[index]?.sha256 ?? '',
      reduced: null,
    })),
    leftOut: [],
    unsupported: [],
  };
}
