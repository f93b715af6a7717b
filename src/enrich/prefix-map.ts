import { isIP } from 'node:net';

/** Finds the networks that an address lies in. A look-up costs one step for each length of prefix there is. */
export class PrefixMap<T> {
  readonly #byLength = new Map<
    string,
    { readonly family: 4 | 6; readonly length: number; rows: Map<bigint, T[]> }
  >();

  /** False where `prefix` is no network in CIDR notation (RFC 4632 §3.1, RFC 4291 §2.3). */
  add(prefix: string, row: T): boolean {
    const [address = '', lengthText = '', more] = prefix.split('/');
    const family = isIP(address);
    const length = /^\d{1,3}$/.test(lengthText) ? Number(lengthText) : Number.NaN;
    if (family === 0 || more !== undefined || !(length <= (family === 4 ? 32 : 128))) return false;
    const of = family === 4 ? 4 : 6;
    const key = `${of}/${length}`;
    const group = this.#byLength.get(key) ?? { family: of, length, rows: new Map<bigint, T[]>() };
    this.#byLength.set(key, group);
    const network = networkOf(address, of, length);
    const rows = group.rows.get(network);
    if (rows === undefined) group.rows.set(network, [row]);
    else rows.push(row);
    return true;
  }

  /** Rows of all networks around an address, the narrowest first. */
  around(address: string): T[] {
    const family = isIP(address);
    return [...this.#byLength.values()]
      .filter((group) => group.family === family)
      .sort((a, b) => b.length - a.length)
      .flatMap((group) => group.rows.get(networkOf(address, group.family, group.length)) ?? []);
  }
}

function networkOf(address: string, family: 4 | 6, length: number): bigint {
  const bits = family === 4 ? 32 : 128;
  return numberOf(address, family) >> BigInt(bits - length);
}

function numberOf(address: string, family: 4 | 6): bigint {
  if (family === 4) return address.split('.').reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
  const plain = address.replace(/%.*$/, '').replace(/\d+\.\d+\.\d+\.\d+$/, (v4) => {
    const number = numberOf(v4, 4);
    return `${(number >> 16n).toString(16)}:${(number & 0xffffn).toString(16)}`;
  });
  const [head = '', tail] = plain.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...front, ...Array<string>(8 - front.length - back.length).fill('0'), ...back];
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}
