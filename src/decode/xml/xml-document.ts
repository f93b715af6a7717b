import type { Span } from '../../base/index.ts';

/** An element; nodes know what they stand in, so that no depth of nesting is recursed into. */
export interface XmlElement {
  readonly parent: XmlElement | null;
  readonly name: Span;
  /** Its number among the elements of its parent, from 0. */
  readonly index: number;
  /** In a property list: the text of the `key` before it. */
  readonly key: Span | null;
  /** The value of the attribute that says what it is called, such as `name`. */
  called: Span | null;
  children: number;
  lastKey: Span | null;
}

/** A run of the document: a text, the value of an attribute, or what is neither. Runs are in order of their starts. */
export interface XmlRun extends Span {
  readonly kind: 'text' | 'attribute' | 'markup';
  /** What it stands in; for an attribute, the element that begins there. */
  readonly element: XmlElement | null;
  /** The attribute's name. */
  readonly attribute: Span | null;
}

export interface XmlDocument {
  readonly root: XmlElement;
  /** Where the root's end tag begins, or its own ends where it is empty; null where it was left open. */
  readonly closedAt: number | null;
  readonly runs: readonly XmlRun[];
}
