import { type Span, textOf } from '../../base/index.ts';
import type { XmlElement } from './xml-document.ts';

/** Names of one pointer that are read, from its end: more than a step shows (`LONGEST_STEP`). */
const MOST_NAMES = 160;

/** Elements above a text whose own name says nothing that are asked for one. */
const MOST_CLIMBED = 4;

/** Names of elements that say of what type a value is, or that it is one; an attribute says what it is called. */
const GENERIC: ReadonlySet<string> = new Set(
  (
    'arg attr attribute boolean column custom data entry extra field float i input int integer item long member meta' +
    ' metadata nv pair param parameter pref preference property s set string string-array tag val value var variable'
  ).split(' '),
);

/** The name of an element as it stands there, with what it is called: `/map/string[imei]`. */
export function xmlPointer(bytes: Uint8Array, element: XmlElement | null): string[] {
  const names: string[] = [];
  for (let at = element; at !== null && names.length < MOST_NAMES; at = at.parent) {
    const called = isGeneric(bytes, at) ? at.called : null;
    names.push(called === null ? text(bytes, at.name) : `${text(bytes, at.name)}[${text(bytes, called)}]`);
  }
  return names.reverse();
}

/** The nearest name that says something; the element's own where none does. */
export function xmlField(bytes: Uint8Array, element: XmlElement | null): string | null {
  let at = element;
  for (let climbed = 0; at !== null && climbed < MOST_CLIMBED; climbed++) {
    if (!isGeneric(bytes, at)) return localName(text(bytes, at.name));
    if (at.called !== null) return text(bytes, at.called);
    at = at.parent;
  }
  return element === null ? null : localName(text(bytes, element.name));
}

/** An attribute's own name; what the element is called where the attribute only says that it is the value. */
export function attributeField(bytes: Uint8Array, element: XmlElement | null, attribute: Span): string {
  const name = localName(text(bytes, attribute));
  if (element?.called == null || !/^(?:value|val|v|content|data)$/i.test(name)) return name;
  return text(bytes, element.called);
}

/** Keys of dictionaries and places in arrays (Apple's PropertyList-1.0.dtd). */
export function plistPointer(bytes: Uint8Array, element: XmlElement | null): string[] {
  const names: string[] = [];
  for (let at = element; at?.parent != null && names.length < MOST_NAMES; at = at.parent) {
    const container = text(bytes, at.parent.name);
    if (container === 'array') names.push(String(at.index));
    else if (container === 'dict' && at.key !== null) names.push(text(bytes, at.key).trim());
  }
  return names.reverse();
}

/** The nearest key: an array's is that of its items. */
export function plistField(bytes: Uint8Array, element: XmlElement | null): string | null {
  for (let at = element, left = MOST_NAMES; at?.parent != null && left > 0; at = at.parent, left--) {
    if (at.key !== null && text(bytes, at.parent.name) === 'dict') return text(bytes, at.key).trim();
  }
  return null;
}

function isGeneric(bytes: Uint8Array, { name }: XmlElement): boolean {
  return name.end - name.start <= 16 && GENERIC.has(localName(text(bytes, name)).toLowerCase());
}

/** Without the prefix of its namespace. */
function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

/** Longer names are shown cut anyway. */
const LONGEST_READ = 4_096;

function text(bytes: Uint8Array, { start, end }: Span): string {
  return textOf(bytes.subarray(start, Math.min(end, start + LONGEST_READ)));
}
