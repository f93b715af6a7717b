import { isUtf8 } from 'node:buffer';
import type { Field } from './container.ts';
import { type Group, type Name, ValueTree } from './value-tree.ts';

/** Maps and lists in one another that are read. (msgpack-c stops at 512, and telemetry nests a handful.) */
const MOST_NESTED = 64;

/** An open map or list. */
interface Open {
  readonly group: Group;
  readonly isMap: boolean;
  /** Items still to come, a map's keys among them; -1 where only a mark tells the end. */
  left: number;
  /** Items that came. */
  count: number;
  key: Name;
}

/**
 * Keeps count of maps and lists while their items are read one after the other. The outermost must be one of them:
 * a single text or number is no container. Methods return false where the bytes are none.
 */
export class Nest {
  readonly tree = new ValueTree();
  readonly #bytes: Uint8Array;
  readonly #open: Open[] = [];
  /** Whether the outermost map or list is closed. */
  isDone = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** A map or a list begins at `start`, its first item at `at`; `items` is -1 where only a mark tells the end. */
  open(start: number, at: number, { isMap, items }: { isMap: boolean; items: number }): boolean {
    const outer = this.#open.at(-1);
    if (this.#open.length >= MOST_NESTED || (outer !== undefined && isAtKey(outer))) return false;
    const group = this.tree.group({
      start,
      end: start,
      inside: outer?.group ?? null,
      name: outer === undefined ? null : nameIn(outer),
    });
    if (group === null) return false;
    this.#open.push({ group, isMap, left: items, count: 0, key: null });
    this.#settle(at);
    return true;
  }

  /** A value that begins at `start`, behind its head; one that tells nothing is empty. */
  value(kind: Field['kind'], start: number, end: number): boolean {
    const outer = this.#open.at(-1);
    if (outer === undefined) return false;
    const isKey = isAtKey(outer);
    if (end > start) {
      const told = kind === 'text' && !isUtf8(this.#bytes.subarray(start, end)) ? 'bytes' : kind;
      const name = isKey ? null : nameIn(outer);
      if (!this.tree.leaf({ start, end, kind: isKey ? 'name' : told, inside: outer.group, name }))
        return false;
    }
    if (isKey) outer.key = end > start ? { start, end } : outer.count >>> 1;
    this.#count(outer);
    this.#settle(end);
    return true;
  }

  /** The mark that ends a map or list of no stated length; `end` is behind it. */
  close(end: number): boolean {
    const outer = this.#open.at(-1);
    if (outer === undefined || outer.left !== -1 || (outer.isMap && outer.count % 2 === 1)) return false;
    outer.left = 0;
    this.#settle(end);
    return true;
  }

  #count(open: Open): void {
    open.count += 1;
    if (open.left > 0) open.left -= 1;
  }

  /** Closes what has all its items. */
  #settle(end: number): void {
    for (let last = this.#open.at(-1); last !== undefined && last.left === 0; last = this.#open.at(-1)) {
      last.group.end = end;
      this.#open.pop();
      const outer = this.#open.at(-1);
      if (outer === undefined) this.isDone = true;
      else this.#count(outer);
    }
  }
}

function isAtKey({ isMap, count }: Open): boolean {
  return isMap && count % 2 === 0;
}

function nameIn({ isMap, key, count }: Open): Name {
  return isMap ? key : count;
}
