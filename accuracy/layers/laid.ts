import { bytesOf, type LayerUse, type Plain } from '../content.ts';
import type { Laid } from './layer.ts';

/** One layer as it was laid on; null where the bytes stayed the same. */
export function laid(
  input: Plain,
  output: Plain,
  use: Pick<LayerUse, 'id' | 'readings' | 'piece'>,
): Laid | null {
  const [before, after] = [bytesOf(input), bytesOf(output)];
  return before.equals(after) ? null : { content: output, uses: [{ ...use, input: before, output: after }] };
}
