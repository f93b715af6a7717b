import {
  isAlias,
  isMap,
  isScalar,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Fault } from './fault.ts';
import type { FileKind } from './file-kind.ts';
import { quoted } from './nearest.ts';

/**
 * Tree of YAML nodes → plain values, with the place of each in the file.
 * A number becomes the text that stands in the file: an IMEI written without quotes keeps its leading
 * zeros, `+91…` its plus, and twenty digits their last ones. Only below the fields that keep numbers
 * it stays one. Aliases are followed within a budget, so that a few lines that double
 * each other cannot become a billion values.
 */

/** Values of one file, what aliases repeat included: 9,000 contacts with three identifiers each are 110,000. */
export const MOST_VALUES = 500_000;

/** Names that mean something to JavaScript's own objects. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);

/** Where the names and values of a plain object or list stand. */
export interface Places {
  /** Offset of the container itself. */
  ofContainer(container: object): number;
  /** Offset of the name in a map; of the item in a list. */
  ofKey(container: object, key: string | number): number;
  /** Offset of the value; of the container where there is no such name. */
  ofValue(container: object, key: string | number): number;
}

interface Known {
  readonly offset: number;
  readonly children: Map<string | number, { readonly key: number; readonly value: number }>;
}

const offsetOf = (node: ParsedNode | null, otherwise: number): number => node?.range?.[0] ?? otherwise;

export interface PlainValue {
  readonly value: unknown;
  readonly faults: readonly Fault[];
  readonly places: Places;
}

export function plainValue(root: ParsedNode, { word, noun = word, keepsNumbers }: FileKind): PlainValue {
  const faults: Fault[] = [];
  const known = new WeakMap<object, Known>();
  const anchors = new Map<string, ParsedNode>();
  const open = new Set<ParsedNode>();
  let values = 0;

  function plain(node: ParsedNode | null, free: boolean): unknown {
    if (node === null) return null;
    if (++values > MOST_VALUES) {
      if (values === MOST_VALUES + 1) {
        faults.push({
          offset: offsetOf(node, 0),
          sentence: `the ${noun} holds more than ${MOST_VALUES} values`,
        });
      }
      return null;
    }
    if (isAlias(node)) return aliased(node.source, offsetOf(node, 0), free);
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isScalar(node)) return scalar(node, free);
    open.add(node);
    const container = isMap(node) ? map(node, free) : list(node as YAMLSeq.Parsed, free);
    open.delete(node);
    return container;
  }

  function aliased(name: string, offset: number, free: boolean): unknown {
    const target = anchors.get(name);
    if (target === undefined || open.has(target)) {
      const sentence =
        target === undefined
          ? 'this alias (*name) has no anchor (&name) before it'
          : 'this alias stands inside its own anchor';
      faults.push({ offset, sentence });
      return null;
    }
    return plain(target, free);
  }

  function map(node: YAMLMap.Parsed, free: boolean): object {
    const container: Record<string, unknown> = {};
    const places: Known = { offset: offsetOf(node as ParsedNode, 0), children: new Map() };
    known.set(container, places);
    for (const { key, value } of node.items as Pair<ParsedNode, ParsedNode | null>[]) {
      const at = offsetOf(key, places.offset);
      const name = keyText(key);
      if (name === null) faults.push({ offset: at, sentence: 'a field name must be text' });
      else if (RESERVED.has(name)) faults.push({ offset: at, sentence: `no field can be named "${name}"` });
      else if (places.children.has(name))
        faults.push({ offset: at, sentence: `the field${quoted(name)} stands here twice` });
      else {
        places.children.set(name, { key: at, value: offsetOf(value, at) });
        container[name] = plain(value, free || (node === root && keepsNumbers(name)));
      }
    }
    return container;
  }

  function list(node: YAMLSeq.Parsed, free: boolean): unknown[] {
    const container: unknown[] = [];
    const places: Known = { offset: offsetOf(node as ParsedNode, 0), children: new Map() };
    known.set(container, places);
    for (const [index, item] of (node.items as ParsedNode[]).entries()) {
      const at = offsetOf(item, places.offset);
      places.children.set(index, { key: at, value: at });
      container.push(plain(item, free));
    }
    return container;
  }

  const placeOf = (container: object) => known.get(container) ?? { offset: 0, children: new Map() };
  return {
    value: plain(root, false),
    faults,
    places: {
      ofContainer: (container) => placeOf(container).offset,
      ofKey: (container, key) => placeOf(container).children.get(key)?.key ?? placeOf(container).offset,
      ofValue: (container, key) => placeOf(container).children.get(key)?.value ?? placeOf(container).offset,
    },
  };
}

function scalar(node: Scalar.Parsed, free: boolean): unknown {
  if (typeof node.value !== 'number' || free) return node.value;
  return node.source;
}

function keyText(key: ParsedNode): string | null {
  if (!isScalar(key)) return null;
  if (typeof key.value === 'string') return key.value;
  return key.value === null ? null : (key.source ?? null);
}
