import { latin1Of, type Span } from '../../base/index.ts';
import type { XmlDocument, XmlElement, XmlRun } from './xml-document.ts';
import { afterName, afterSpace, isNameStart, readAttributes } from './xml-tag.ts';

/*
 * One pass over the markup (XML 1.0, fifth edition, sections 2 and 3) that keeps where texts and attribute values
 * lie and what they stand in. It is no validator: end tags close the nearest element of their name and are passed
 * over where there is none; what breaks off ends where the bytes do. Nothing is expanded: a document type with its
 * entities is one run of markup, and references stay in their texts. HTML is read the same way, save for elements
 * that have no end tag and for scripts.
 */

/** Runs that are kept of one document: about 100 MB of them. (An address book of 2,000 contacts has some 20,000.) */
export const MOST_XML_RUNS = 1_000_000;

/** Open elements that an end tag is compared with: lost end tags are few, and this is asked at each tag. */
const MOST_COMPARED = 32;

const LESS = 0x3c;
const GREATER = 0x3e;

/** HTML, section 13.1.2: void elements, and those of raw text. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;
const RAW = /^(?:script|style)$/i;

/** Null where the region does not begin as markup does. */
export function readXml(bytes: Uint8Array, region: Span): XmlDocument | null {
  const start = afterSpace(bytes, afterMark(bytes, region.start), region.end);
  const next = bytes[start + 1];
  if (bytes[start] !== LESS || start + 2 >= region.end) return null;
  if (next !== 0x21 && next !== 0x3f && !isNameStart(next)) return null;
  return new XmlReader(bytes, region.end).read(start);
}

class XmlReader {
  readonly #bytes: Uint8Array;
  readonly #inside: Buffer;
  readonly #runs: XmlRun[] = [];
  #root: XmlElement | null = null;
  #open: XmlElement | null = null;
  #closedAt: number | null = null;
  #isHtml = false;

  constructor(bytes: Uint8Array, end: number) {
    this.#bytes = bytes;
    this.#inside = Buffer.from(bytes.buffer, bytes.byteOffset, end);
  }

  read(start: number): XmlDocument | null {
    const { length } = this.#inside;
    let text = start;
    let at = start;
    while (at < length && this.#runs.length < MOST_XML_RUNS) {
      const less = this.#inside.indexOf(LESS, at);
      if (less === -1) break;
      if (!isMarkup(this.#inside[less + 1])) {
        at = less + 1;
        continue;
      }
      this.#text({ start: text, end: less });
      at = this.#markup(less);
      text = at;
    }
    if (this.#runs.length < MOST_XML_RUNS) this.#text({ start: text, end: length });
    return this.#root === null ? null : { root: this.#root, closedAt: this.#closedAt, runs: this.#runs };
  }

  /** Reads one piece of markup, which gives where it ends. */
  #markup(start: number): number {
    const second = this.#inside[start + 1];
    if (second === 0x21) return this.#declaration(start);
    if (second === 0x3f) return this.#skip(start, '?>');
    if (second === 0x2f) return this.#endTag(start);
    return this.#startTag(start);
  }

  #skip(start: number, close: string): number {
    const found = this.#inside.indexOf(close, start);
    const end = found === -1 ? this.#inside.length : found + close.length;
    this.#keep({ start, end }, 'markup');
    return end;
  }

  #declaration(start: number): number {
    const inside = this.#inside;
    if (inside[start + 2] === 0x2d && inside[start + 3] === 0x2d) return this.#skip(start, '-->');
    if (startsWith(inside, start, '<![CDATA[')) {
      const open = start + 9;
      const found = inside.indexOf(']]>', open);
      const end = found === -1 ? inside.length : found;
      this.#text({ start: Math.min(open, end), end });
      return found === -1 ? end : found + 3;
    }
    if (/^<!doctype\s+html/i.test(latin1Of(inside.subarray(start, start + 24)))) this.#isHtml = true;
    const end = afterDeclaration(inside, start);
    this.#keep({ start, end }, 'markup');
    return end;
  }

  #endTag(start: number): number {
    const name = { start: start + 2, end: afterName(this.#inside, start + 2) };
    const found = this.#inside.indexOf(GREATER, name.end);
    const end = found === -1 ? this.#inside.length : found + 1;
    this.#keep({ start, end }, 'markup');
    let element = this.#open;
    for (let level = 0; element !== null && level < MOST_COMPARED; level++) {
      if (this.#isSame(element.name, name)) {
        this.#open = element.parent;
        if (element === this.#root) this.#closedAt = start;
        break;
      }
      element = element.parent;
    }
    return end;
  }

  #startTag(start: number): number {
    const inside = this.#inside;
    const name = { start: start + 1, end: afterName(inside, start + 1) };
    const parent = this.#open;
    const element: XmlElement = {
      parent,
      name,
      index: parent?.children ?? 0,
      key: parent?.lastKey ?? null,
      called: null,
      children: 0,
      lastKey: null,
    };
    if (parent !== null) parent.children += 1;
    this.#root ??= element;
    this.#keep(name, 'markup');
    const { end, isEmpty } = readAttributes(inside, name.end, (attribute, value) => {
      if (this.#runs.length < MOST_XML_RUNS)
        this.#runs.push({ ...value, kind: 'attribute', element, attribute });
      if (saysName(inside, attribute)) element.called ??= value;
    });
    this.#open = element;
    const word = name.end - name.start > 8 ? '' : latin1Of(inside.subarray(name.start, name.end));
    if (this.#root === element && /^html$/i.test(word)) this.#isHtml = true;
    if (isEmpty || (this.#isHtml && VOID.test(word))) {
      this.#open = parent;
      if (element === this.#root) this.#closedAt = end;
    }
    return this.#isHtml && !isEmpty && RAW.test(word) ? this.#raw(end, word) : end;
  }

  /** All up to the end tag is text. */
  #raw(start: number, name: string): number {
    const inside = this.#inside;
    let end = inside.indexOf('</', start);
    while (end !== -1 && !startsWith(inside, end + 2, name)) end = inside.indexOf('</', end + 2);
    const to = end === -1 ? inside.length : end;
    this.#text({ start, end: to });
    return to;
  }

  #text(span: Span): void {
    if (afterSpace(this.#bytes, span.start, span.end) >= span.end) return;
    const element = this.#open;
    if (element?.parent != null && this.#isWord(element.name, 'key')) element.parent.lastKey = span;
    this.#keep(span, 'text');
  }

  #keep({ start, end }: Span, kind: XmlRun['kind']): void {
    this.#runs.push({ start, end, kind, element: this.#open, attribute: null });
  }

  #isWord({ start, end }: Span, word: string): boolean {
    return end - start === word.length && startsWith(this.#inside, start, word);
  }

  #isSame(one: Span, other: Span): boolean {
    if (one.end - one.start !== other.end - other.start) return false;
    for (let at = one.start, beside = other.start; at < one.end; at++, beside++) {
      if (this.#inside[at] !== this.#inside[beside]) return false;
    }
    return true;
  }
}

function isMarkup(byte: number | undefined): boolean {
  return byte === 0x21 || byte === 0x3f || byte === 0x2f || isNameStart(byte);
}

/** Past the UTF-8 byte order mark. */
function afterMark(bytes: Uint8Array, at: number): number {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf ? at + 3 : at;
}

/** Past `<!…>`; an internal subset stands in brackets, and quotes may hold anything (section 2.8). */
function afterDeclaration(bytes: Buffer, start: number): number {
  let depth = 0;
  let quote = 0;
  for (let at = start + 2; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === 0x22 || byte === 0x27) quote = byte;
    else if (byte === 0x5b) depth += 1;
    else if (byte === 0x5d) depth -= 1;
    else if (byte === GREATER && depth <= 0) return at + 1;
  }
  return bytes.length;
}

const NAMES: ReadonlySet<string> = new Set(['name', 'key', 'id', 'n', 'k']);

/** Whether the attribute's value says what its element is called. */
function saysName(bytes: Buffer, { start, end }: Span): boolean {
  return end - start <= 4 && NAMES.has(latin1Of(bytes.subarray(start, end)).toLowerCase());
}

function startsWith(bytes: Buffer, at: number, word: string): boolean {
  if (at + word.length > bytes.length) return false;
  for (let index = 0; index < word.length; index++) {
    if (((bytes[at + index] as number) | 0x20) !== (word.charCodeAt(index) | 0x20)) return false;
  }
  return true;
}
