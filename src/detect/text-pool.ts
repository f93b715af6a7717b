import { NumberList } from './number-list.ts';

/** Many texts in one run of bytes that threads may share. */
export interface TextPool {
  /** UTF-8, one behind the other. */
  readonly bytes: Uint8Array;
  /** Where each begins, and where the last one ends. */
  readonly starts: Int32Array;
}

export function poolTexts(texts: readonly string[]): TextPool {
  const starts = new NumberList();
  let end = 0;
  for (const text of texts) {
    starts.add(end);
    end += Buffer.byteLength(text);
  }
  starts.add(end);
  const bytes = new Uint8Array(new SharedArrayBuffer(end));
  const buffer = Buffer.from(bytes.buffer);
  for (const [index, text] of texts.entries()) buffer.write(text, starts.at(index));
  return { bytes, starts: starts.shared() };
}

export function textFrom({ bytes, starts }: TextPool, index: number): string {
  const start = starts[index] as number;
  const end = starts[index + 1] as number;
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString();
}
