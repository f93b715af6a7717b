import { fillsBlocks } from '../blocks.ts';
import { openBlocks } from '../open-blocks.ts';
import { openStreamed } from '../open-streamed.ts';
import { wholeRegion } from '../whole-region.ts';
import type { KeyedLayer } from './layer-finder.ts';

/** AES (FIPS 197): in blocks with any key, in a stream with keys that the case gives for it. */
export const aes: KeyedLayer = {
  kind: 'keyed',
  layers: ['aes'],
  open({ bytes, mostDecoded }, keys) {
    const span = { start: 0, end: bytes.byteLength };
    const most = mostDecoded(bytes.byteLength);
    for (const key of keys) {
      if (key.cipher === 'des') continue;
      const opened = fillsBlocks(key) ? openBlocks(bytes, key, most) : openStreamed(bytes, key, most);
      if (opened === null) continue;
      const decompressed = { bytes: opened.bytes, consumed: span.end, fault: null };
      return { region: wholeRegion('aes', span, decompressed), key };
    }
    return null;
  },
};
