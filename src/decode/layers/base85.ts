import { overlaps, type Span } from '../../base/index.ts';
import { base85Region, isUnmistakable85, readBase85 } from '../base85-region.ts';
import { findTexts85 } from '../base85-texts.ts';
import { findValues85 } from '../base85-values.ts';
import { indexIn } from '../index-in.ts';
import { isPlainText } from '../plain-text.ts';
import type { Region, Search, TextLayer } from './layer-finder.ts';

/*
 * Ascii85, with its marks `<~` and `~>` or without. Its letters are nearly all that text has, and what divides text is
 * among them. So marked runs are read anywhere and whatever they give; without marks what gives text is read where a
 * value may begin, in parts that are short; and a part that is nothing but its letters as a whole.
 */

/** Longest part that is searched for runs without marks: there every place where a value may begin is tried. */
export const LONGEST_UNMARKED = 4_096;

const OPENS = 0x3c;
const MARK = 0x7e;
const CLOSES = 0x3e;

export const base85: TextLayer = {
  kind: 'text',
  layers: ['base85'],
  find(search, span, found) {
    if (findMarked(search, span, found)) return;
    const { bytes } = search;
    if (bytes.byteLength > LONGEST_UNMARKED || !search.isText) return;
    if (span.start === 0 && span.end === bytes.byteLength && readWhole(search, found)) return;
    const texts: Span[] = [];
    const marks = search.marks?.();
    findTexts85(bytes, span, {
      places: marks?.texts85,
      found(run) {
        texts.push(run);
        if (search.affords(run))
          found(base85Region(bytes, run, { letters: run, read: readBase85(bytes, run) }));
      },
    });
    findValues85(bytes, span, {
      places: marks?.values85,
      found(run) {
        if (texts.some((text) => overlaps(text, run)) || !search.affords(run)) return;
        const read = readBase85(bytes, run);
        if (read.isWhole) found(base85Region(bytes, run, { letters: run, read }));
      },
    });
  },
};

/** Tells the runs between marks, and whether there are any. The mark is rarer than the sign before it. */
function findMarked(search: Search, span: Span, found: (region: Region) => void): boolean {
  const { bytes } = search;
  let has = false;
  let at = indexIn(bytes, MARK, { start: span.start + 1, end: span.end });
  while (at !== -1) {
    let next = at + 1;
    if (bytes[at - 1] === OPENS) {
      const close = indexIn(bytes, MARK, { start: at + 1, end: span.end });
      if (close === -1) return has;
      next = close;
      const letters = { start: at + 1, end: close };
      const whole = { start: at - 1, end: close + 2 };
      if (bytes[close + 1] === CLOSES && whole.end <= span.end && search.affords(whole)) {
        const read = readBase85(bytes, letters);
        if (read.isWhole && read.bytes.byteLength > 0) {
          found(base85Region(bytes, whole, { letters, read }));
          has = true;
          next = close + 2;
        }
      }
    }
    at = indexIn(bytes, MARK, { start: next, end: span.end });
  }
  return has;
}

function readWhole(search: Search, found: (region: Region) => void): boolean {
  const { bytes } = search;
  const letters = { start: 0, end: bytes.byteLength };
  if (!isUnmistakable85(bytes, { start: 0, end: bytes.byteLength }) || !search.affords(letters)) return false;
  const read = readBase85(bytes, letters);
  if (!read.isWhole) return false;
  found(base85Region(bytes, letters, { letters, read }));
  return isPlainText(read.bytes);
}
