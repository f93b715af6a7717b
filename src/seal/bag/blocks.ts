import * as v from 'valibot';
import type { FileDigests } from './digests.ts';

const entry = v.object({
  byteLength: v.pipe(v.number(), v.integer(), v.minValue(0)),
  blockBytes: v.pipe(v.number(), v.integer(), v.minValue(512), v.maxValue(1 << 24)),
  sha256: v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
});

export const blockListSchema = v.record(v.string(), entry);

/** Hashes of the blocks of files, by path. */
export type BlockList = Readonly<Record<string, v.InferOutput<typeof entry>>>;

export const blocksSchema = v.object({ telltale: v.literal('blocks/1'), files: blockListSchema });

export function blockEntry({ byteLength, blockBytes, blocks }: FileDigests): BlockList[string] {
  return { byteLength, blockBytes, sha256: [...blocks] };
}

/** The file of blocks: a line for each file, so that people can find it. */
export function blocksText(files: BlockList): string {
  const rows = Object.entries(files).map(([path, of]) => `${JSON.stringify(path)}:${JSON.stringify(of)}`);
  return `{"telltale":"blocks/1","files":{\n${rows.join(',\n')}\n}}\n`;
}

/** Bytes that differ, `to` not included. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** Ranges that one fault lists; where everything differs nobody needs them all. */
export const MOST_RANGES = 8;

/** Where a file is not what its blocks say: neighbours are one range. `found` must have been read by the same size of block. */
export function changedRanges(known: BlockList[string], found: FileDigests): ByteRange[] {
  const ranges: { from: number; to: number }[] = [];
  const { blockBytes } = known;
  const count = Math.max(known.sha256.length, found.blocks.length);
  for (let i = 0; i < count; i++) {
    if (known.sha256[i] === found.blocks[i]) continue;
    const from = i * blockBytes;
    const to = Math.min(from + blockBytes, Math.max(known.byteLength, found.byteLength));
    const last = ranges.at(-1);
    if (last?.to === from) last.to = to;
    else if (ranges.length < MOST_RANGES) ranges.push({ from, to });
  }
  return ranges;
}
