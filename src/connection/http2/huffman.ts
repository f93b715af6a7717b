import { HUFFMAN_LENGTHS } from './data/huffman-lengths.ts';

/*
 * Reads Huffman-coded strings (RFC 7541 §5.2) four bits at a time. A state is an inner node of the code's tree; for
 * each state and each four bits a table has the next state and the octet that was completed on the way, of which
 * there is at most one, since no code is shorter than five bits.
 */

/** Code of the end of the string, which must not stand in one. */
const END = 256;
const NO_OCTET = 0x1ff;
/** RFC 7541 §5.2: padding is shorter than an octet. */
const MOST_PADDING_BITS = 7;
const LONGEST_CODE = 30;

interface Automaton {
  /** By state × 16 + four bits: the next state, shifted left by nine, and the octet or `NO_OCTET`. */
  readonly steps: Uint32Array;
  /** By state: whether a string may end there, in nothing but a few one bits. */
  readonly mayEnd: Uint8Array;
}

let made: Automaton | null = null;

/** The octets that a string stands for; null where it is not well-formed. */
export function readHuffman(bytes: Uint8Array, start: number, end: number): Uint8Array | null {
  made ??= makeAutomaton();
  const { steps, mayEnd } = made;
  // Five bits for an octet is the least.
  const octets = new Uint8Array(Math.floor(((end - start) * 8) / 5));
  let written = 0;
  let state = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    for (let shift = 4; shift >= 0; shift -= 4) {
      const step = steps[state * 16 + ((byte >> shift) & 15)] as number;
      const octet = step & NO_OCTET;
      if (octet === END) return null;
      if (octet !== NO_OCTET) octets[written++] = octet;
      state = step >>> 9;
    }
  }
  return mayEnd[state] === 1 ? octets.slice(0, written) : null;
}

function makeAutomaton(): Automaton {
  const tree = makeTree();
  const states = tree.length / 2;
  const steps = new Uint32Array(states * 16);
  for (let state = 0; state < states; state++) {
    for (let bits = 0; bits < 16; bits++) {
      let node = state;
      let octet = NO_OCTET;
      for (let shift = 3; shift >= 0; shift--) {
        const next = tree[node * 2 + ((bits >> shift) & 1)] as number;
        if (next >= 0) node = next;
        else {
          // After the end of the string nothing counts.
          if (octet !== END) octet = -1 - next;
          node = 0;
        }
      }
      steps[state * 16 + bits] = (node << 9) | octet;
    }
  }
  const mayEnd = new Uint8Array(states);
  let node = 0;
  for (let ones = 0; ones <= MOST_PADDING_BITS; ones++) {
    mayEnd[node] = 1;
    node = tree[node * 2 + 1] as number;
  }
  return { steps, mayEnd };
}

/** By node × 2 + bit: the node that follows, or −1 minus the octet where a code ends. */
function makeTree(): number[] {
  const tree = [0, 0];
  let code = 0;
  for (let length = 1; length <= LONGEST_CODE; length++) {
    code <<= 1;
    for (let octet = 0; octet <= END; octet++) {
      if (HUFFMAN_LENGTHS[octet] === length) putCode(tree, { code: code++, length, octet });
    }
  }
  return tree;
}

function putCode(
  tree: number[],
  { code, length, octet }: { code: number; length: number; octet: number },
): void {
  let node = 0;
  for (let shift = length - 1; shift > 0; shift--) {
    const at = node * 2 + ((code >>> shift) & 1);
    if (tree[at] === 0) {
      tree[at] = tree.length / 2;
      tree.push(0, 0);
    }
    node = tree[at] as number;
  }
  tree[node * 2 + (code & 1)] = -1 - octet;
}
