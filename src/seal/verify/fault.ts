import type { ByteRange } from '../bag/blocks.ts';

/** Something that is wrong with a bundle, and where. */
export interface BundleFault {
  /** Stable: scripts match on it. */
  readonly code:
    | 'changed'
    | 'missing'
    | 'extra'
    | 'link'
    | 'path-unsafe'
    | 'not-a-file'
    | 'too-many-files'
    | 'too-large'
    | 'manifest'
    | 'bag'
    | 'statement'
    | 'envelope'
    | 'signature'
    | 'unsigned'
    | 'signer-missing'
    | 'public-key'
    | 'timestamp'
    | 'custody'
    | 'description'
    | 'not-held';
  /** Path in the bundle; empty where it is the bundle as a whole. */
  readonly file: string;
  /** Bytes of the file within which the change lies; empty where that cannot be said. */
  readonly ranges: readonly ByteRange[];
  readonly sentence: string;
}

export function fault(
  code: BundleFault['code'],
  file: string,
  sentence: string,
  ranges: readonly ByteRange[] = [],
): BundleFault {
  return { code, file, ranges, sentence };
}
