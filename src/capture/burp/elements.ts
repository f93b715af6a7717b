import { latin1Of } from '../../base/index.ts';

/** An element of a Burp item, with where its text stands: within its CDATA section, where it has one. */
export interface Element {
  readonly name: string;
  readonly attributes: string;
  readonly start: number;
  readonly end: number;
}

/** Attributes longer than this are cut; Burp's are a few characters. */
const MOST_TAG_BYTES = 1024;

const CDATA = Buffer.from('<![CDATA[');
const CDATA_END = Buffer.from(']]>');

/** The elements that stand side by side in `item`, from `from` on; none within others, of which Burp writes none. */
export function* elementsIn(item: Uint8Array, from: number): Generator<Element> {
  const bytes = Buffer.from(item.buffer, item.byteOffset, item.byteLength);
  for (let at = bytes.indexOf(0x3c, from); at !== -1; ) {
    const close = bytes.indexOf(0x3e, at);
    if (close === -1) return;
    const tag = latin1Of(bytes.subarray(at + 1, Math.min(close, at + 1 + MOST_TAG_BYTES)));
    const [whole, name = '', attributes = ''] = /^([A-Za-z][\w.-]{0,40})([\s\S]*)$/.exec(tag) ?? [];
    if (whole === undefined || tag.endsWith('/')) {
      at = bytes.indexOf(0x3c, close);
      continue;
    }
    let start = close + 1;
    let end: number;
    const hasCdata = bytes.subarray(start, start + CDATA.byteLength).equals(CDATA);
    if (hasCdata) {
      start += CDATA.byteLength;
      end = bytes.indexOf(CDATA_END, start);
    } else end = bytes.indexOf(0x3c, start);
    if (end === -1) end = bytes.byteLength;
    yield { name, attributes, start, end };
    at = bytes.indexOf(0x3c, hasCdata ? end + CDATA_END.byteLength : end);
    // The end tag of this one.
    if (at !== -1 && bytes[at + 1] === 0x2f) at = bytes.indexOf(0x3c, at + 1);
  }
}
