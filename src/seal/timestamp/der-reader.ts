/** An element of DER (X.690): its tag byte, what it holds, and all of it. */
export interface DerNode {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
}

/**
 * The elements that stand in a row in `bytes`; null where these are not whole elements of DER to the last byte. Tokens come
 * from strangers: lengths are minimal and definite, and tags above 30, which none of ours has, are refused.
 */
export function derRow(bytes: Uint8Array): DerNode[] | null {
  const nodes: DerNode[] = [];
  for (let at = 0; at < bytes.byteLength; ) {
    const tag = bytes[at] as number;
    const length = lengthAt(bytes, at + 1);
    if ((tag & 0x1f) === 0x1f || length === null) return null;
    const end = length.next + length.value;
    if (end > bytes.byteLength) return null;
    nodes.push({ tag, content: bytes.subarray(length.next, end), whole: bytes.subarray(at, end) });
    at = end;
  }
  return nodes;
}

/** The one element that `bytes` is; null where it is none, or something follows it. */
export function derOf(bytes: Uint8Array): DerNode | null {
  const nodes = derRow(bytes);
  return nodes?.length === 1 ? (nodes[0] as DerNode) : null;
}

/** What a constructed element of this tag holds; null where it is another, or broken. */
export function inside(node: DerNode | null | undefined, tag: number): DerNode[] | null {
  return node?.tag === tag ? derRow(node.content) : null;
}

/** X.690 section 8.19, as dotted numbers; empty where it is none. */
export function oidText(node: DerNode | null | undefined): string {
  if (node?.tag !== 0x06 || node.content.byteLength === 0 || node.content.byteLength > 32) return '';
  const parts: number[] = [];
  let value = 0;
  for (const byte of node.content) {
    value = value * 128 + (byte & 0x7f);
    if ((byte & 0x80) !== 0) continue;
    if (parts.length === 0) {
      const first = Math.min(Math.floor(value / 40), 2);
      parts.push(first, value - first * 40);
    } else parts.push(value);
    value = 0;
  }
  return parts.join('.');
}

function lengthAt(bytes: Uint8Array, at: number): { readonly value: number; readonly next: number } | null {
  const first = bytes[at];
  if (first === undefined) return null;
  if (first < 0x80) return { value: first, next: at + 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 4) return null;
  let value = 0;
  for (let i = 1; i <= count; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return null;
    value = value * 256 + byte;
  }
  const isShortest = value >= 0x80 && value >= 2 ** (8 * (count - 1));
  return isShortest ? { value, next: at + 1 + count } : null;
}
