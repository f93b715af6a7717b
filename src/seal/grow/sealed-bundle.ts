import { TelltaleError } from '../../base/index.ts';
import type { Envelope } from '../dsse/envelope.ts';
import { type BundleFiles, openBundle } from '../verify/bundle-files.ts';
import { type CheckedSeal, checkSeal } from '../verify/check-seal.ts';

/** A bundle to which something is to be added. Throws `bundle-changed` where its signatures do not hold. */
export function sealedBundle(root: string): {
  readonly files: BundleFiles;
  readonly seal: CheckedSeal;
  readonly envelope: Envelope;
} {
  const files = openBundle(root);
  const seal = checkSeal(files, []);
  const [wrong] = seal.faults;
  const { envelope } = seal;
  if (wrong !== undefined || envelope === null)
    throw new TelltaleError(
      'bundle-changed',
      `${wrong?.file ?? root}: ${wrong?.sentence ?? 'it is not sealed'}; nothing was added (telltale verify says more)`,
    );
  return { files, seal, envelope };
}
