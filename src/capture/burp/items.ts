import type { ByteReader } from '../byte-reader.ts';

/** The longest item that is taken into memory. */
export const MOST_ITEM_BYTES = 64 << 20;

const FIRST_BYTES = 1 << 16;
const START = Buffer.from('<item>');
const CDATA = Buffer.from('<![CDATA[');
const CDATA_END = Buffer.from(']]>');
const END = Buffer.from('</item>');

/** An item from `<item>` to `</item>`, both included; `bytes` null where it was too long, `isWhole` false where it is cut. */
export interface Item {
  readonly bytes: Uint8Array | null;
  readonly offset: number;
  readonly byteLength: number;
  readonly isWhole: boolean;
}

/**
 * The items of a Burp export, one in memory at a time. What looks like an end within a CDATA section is none. The window
 * that is searched doubles until the item is whole in it, so that each byte is looked at a few times at most.
 */
export function* itemsIn(reader: ByteReader): Generator<Item> {
  while (skipTo(reader, START)) {
    const { offset } = reader;
    let length = FIRST_BYTES;
    let searched = START.byteLength;
    let inText = false;
    for (;;) {
      const view = reader.peekUpTo(length);
      const bytes = Buffer.from(view.buffer, view.byteOffset, view.byteLength);
      let end = -1;
      while (searched < bytes.byteLength) {
        const mark: number = bytes.indexOf(inText ? CDATA_END : 0x3c, searched);
        if (mark === -1) {
          searched = Math.max(searched, bytes.byteLength - (inText ? CDATA_END.byteLength - 1 : 0));
          break;
        }
        // A mark that the window cuts is looked at in the next one.
        if (mark + CDATA.byteLength > bytes.byteLength && bytes.byteLength === length) {
          searched = mark;
          break;
        }
        const isEnd = !inText && bytes.subarray(mark, mark + END.byteLength).equals(END);
        if (isEnd) {
          end = mark + END.byteLength;
          break;
        }
        if (inText) {
          inText = false;
          searched = mark + CDATA_END.byteLength;
        } else {
          inText = bytes.subarray(mark, mark + CDATA.byteLength).equals(CDATA);
          searched = mark + (inText ? CDATA.byteLength : 1);
        }
      }
      if (end !== -1) {
        yield { bytes: reader.take(end), offset, byteLength: end, isWhole: true };
        break;
      }
      if (bytes.byteLength < length) {
        const rest = reader.take(bytes.byteLength);
        yield { bytes: rest, offset, byteLength: bytes.byteLength, isWhole: false };
        return;
      }
      if (length >= MOST_ITEM_BYTES) {
        reader.skip(START.byteLength);
        skipTo(reader, START);
        yield { bytes: null, offset, byteLength: reader.offset - offset, isWhole: false };
        break;
      }
      length *= 2;
    }
  }
}

/** Passes over all before the next `mark`; false where none comes. */
function skipTo(reader: ByteReader, mark: Buffer): boolean {
  for (;;) {
    const view = reader.peekUpTo(FIRST_BYTES);
    const found = Buffer.from(view.buffer, view.byteOffset, view.byteLength).indexOf(mark);
    if (found !== -1) {
      reader.skip(found);
      return true;
    }
    if (view.byteLength < FIRST_BYTES) {
      reader.skip(view.byteLength);
      return false;
    }
    reader.skip(view.byteLength - mark.byteLength + 1);
  }
}
