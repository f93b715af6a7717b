import { type Region, type Search, streamLayers, textLayers } from './layers/index.ts';
import { mayUnfold } from './may-unfold.ts';
import { isPlainText } from './plain-text.ts';
import { searchStreams } from './stream-search.ts';

/** Bytes of a part that would unfold further: asked only where no more layers are taken off. */
export function deeperBytes(part: Search): number {
  // Nothing of it is visited, so nothing of the budget goes.
  const search: Search = { ...part, affords: () => true };
  const { bytes } = search;
  const may = mayUnfold(bytes);
  let length = 0;
  const found = (region: Region) => {
    if (isMeant(region)) length += region.span.end - region.span.start;
  };
  if (may.streams && !search.isText) searchStreams(search, found);
  if (may.texts) {
    for (const layer of textLayers) layer.find(search, { start: 0, end: bytes.byteLength }, found);
  }
  return Math.min(length, bytes.byteLength);
}

/** Any long word can be read as base64; what was written so gives text, or a stream that has it. */
function isMeant({ layer, bytes }: Region): boolean {
  if (layer !== 'base64' && layer !== 'base64url') return true;
  return (
    isPlainText(bytes) ||
    streamLayers.some(({ magic }) => magic?.firstByte === bytes[0] && magic?.matches(bytes, 0))
  );
}
