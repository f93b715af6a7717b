import { type Span, textOf } from '../../base/index.ts';
import {
  attributeField,
  plistField,
  plistPointer,
  readXml,
  type XmlDocument,
  type XmlRun,
  xmlField,
  xmlPointer,
} from '../xml/index.ts';
import type { Container, Division, Located, Scope } from './container.ts';
import { lastStartingAt } from './value-tree.ts';

const LESS = 0x3c;

/** Longest document that is read to name what stands in it, as for JSON. */
export const MOST_XML_BYTES = 16 * 1024 * 1024;

/** XML, HTML and property lists in XML; steps are pointers of names, the last of which may be an attribute's. */
export const xml: Container = {
  name: 'xml',
  read({ bytes, region }) {
    if (region.end - region.start > MOST_XML_BYTES) return null;
    const document = readXml(bytes, region);
    return document === null ? null : divide(bytes, document, region);
  },
};

/** The first whole element that stands behind other text, such as the path before it or a word of a log. */
export function xmlBehindText({ bytes, region }: Scope): Division | null {
  if (region.end - region.start > MOST_XML_BYTES) return null;
  const start = bytes.subarray(0, region.end).indexOf(LESS, region.start);
  if (start === -1) return null;
  const document = readXml(bytes, { start, end: region.end });
  // What is left open is a sign of something else, as in `a <b`.
  if (document === null || document.closedAt === null) return null;
  return divide(bytes, document, { start, end: document.closedAt });
}

function divide(bytes: Uint8Array, document: XmlDocument, region: Span): Division {
  const locate = isPlist(bytes, document) ? inPlist : inXml;
  return {
    locate(span) {
      const run = document.runs[lastStartingAt(document.runs, span.start)];
      if (run === undefined || span.end > region.end) return null;
      return locate(bytes, span.end <= run.end ? run : { ...run, ...region, kind: 'markup' });
    },
  };
}

function inXml(bytes: Uint8Array, { start, end, kind, element, attribute }: XmlRun): Located {
  const names = xmlPointer(bytes, element);
  const located = { kind: 'xml', names: orNull(names), field: null, value: { start, end }, hint: null };
  if (kind === 'text') return { ...located, field: xmlField(bytes, element) };
  if (kind === 'markup' || attribute === null) return located;
  names.push(`@${textOf(bytes.subarray(attribute.start, attribute.end))}`);
  return { ...located, names, field: attributeField(bytes, element, attribute) };
}

function inPlist(bytes: Uint8Array, { start, end, kind, element }: XmlRun): Located {
  const isKey = element !== null && wordOf(bytes, element.name) === 'key';
  // The name would be the very value that was found, so only the dictionary is told.
  const named = isKey ? element.parent : element;
  const field = kind === 'text' ? plistField(bytes, named) : null;
  const names = orNull(plistPointer(bytes, named));
  return { kind: isKey ? 'plist-key' : 'plist', names, field, value: { start, end }, hint: null };
}

function orNull(names: string[]): string[] | null {
  return names.length === 0 ? null : names;
}

/** Whether the document is a property list, or a piece of one. */
function isPlist(bytes: Uint8Array, { root }: XmlDocument): boolean {
  return /^(?:plist|dict)$/.test(wordOf(bytes, root.name));
}

function wordOf(bytes: Uint8Array, { start, end }: Span): string {
  return end - start > 8 ? '' : textOf(bytes.subarray(start, end));
}
