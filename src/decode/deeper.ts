import type { BinaryFields } from './binary-fields.ts';
import { Claims } from './claims.ts';
import { type Region, type Search, streamLayers, textLayers } from './layers/index.ts';
import { mayUnfold } from './may-unfold.ts';
import type { Layer } from './part.ts';
import { isPlainText } from './plain-text.ts';
import { searchStreams } from './stream-search.ts';
import { fieldRuns } from './text-runs.ts';

/** Bytes of a part that would unfold further: asked only where no more layers are taken off. */
export function deeperBytes(part: Search, divided: BinaryFields | null): number {
  // Nothing of it is visited, so nothing of the budget goes.
  const search: Search = { ...part, affords: () => true };
  const { bytes } = search;
  const may = mayUnfold(bytes);
  let length = 0;
  const found = (region: Region) => {
    if (isMeant(region)) length += region.span.end - region.span.start;
  };
  if (may.streams && !search.isText) searchStreams(search, found);
  if (divided === null && !may.texts) return Math.min(length, bytes.byteLength);
  const claims = new Claims();
  const batches =
    divided === null
      ? [[{ search, claims, found }]]
      : fieldRuns(search, divided, { claimed: claims, enter: found });
  for (const runs of batches) {
    for (const run of runs) {
      for (const layer of textLayers)
        layer.find(run.search, { start: 0, end: run.search.bytes.byteLength }, run.found);
    }
  }
  return Math.min(length, bytes.byteLength);
}

/** Layers that any long word or digest can be read as. */
const GUESSED: ReadonlySet<Layer> = new Set(['base64', 'base64url', 'hex', 'base32', 'base58', 'base85']);

/** Layers that are tried on what could be read so, and mostly is not. */
const TRIED: ReadonlySet<Layer> = new Set(['reversed', 'rot13', 'xor']);

/** What was written in letters on purpose gives text, or a stream that has it. */
function isMeant({ layer, bytes }: Region): boolean {
  if (TRIED.has(layer)) return false;
  if (!GUESSED.has(layer)) return true;
  return (
    isPlainText(bytes) ||
    streamLayers.some(({ magic }) => magic?.firstByte === bytes[0] && magic?.matches(bytes, 0))
  );
}
