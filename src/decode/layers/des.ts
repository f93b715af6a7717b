import { openBlocks } from '../open-blocks.ts';
import { wholeRegion } from '../whole-region.ts';
import type { KeyedLayer } from './layer-finder.ts';

/** DES and Triple DES (NIST SP 800-67) in CBC and ECB, with keys that the case gives. */
export const des: KeyedLayer = {
  kind: 'keyed',
  layers: ['des'],
  open({ bytes, mostDecoded }, keys) {
    const span = { start: 0, end: bytes.byteLength };
    for (const key of keys) {
      if (key.cipher !== 'des') continue;
      const opened = openBlocks(bytes, key, mostDecoded(bytes.byteLength));
      if (opened === null) continue;
      const decompressed = { bytes: opened.bytes, consumed: span.end, fault: null };
      return { region: wholeRegion('des', span, decompressed), key };
    }
    return null;
  },
};
