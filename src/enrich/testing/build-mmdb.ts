import { isIPv4 } from 'node:net';

type Value = string | number | readonly Value[] | { readonly [key: string]: Value };

/**
 * Writes an MMDB file (MaxMind DB format 2.0) of IPv4 networks, narrower ones not inside wider ones: a search tree of
 * 24-bit records, 16 zero bytes, the data, and the metadata behind its marker.
 */
export function buildMmdb(
  networks: Readonly<Record<string, Value>>,
  { type = 'test', builtAt = '2015-01-02' }: { readonly type?: string; readonly builtAt?: string } = {},
): Buffer {
  const tree: (number | Leaf | null)[][] = [[null, null]];
  const data: number[] = [];
  for (const [network, value] of Object.entries(networks)) {
    const [address = '', length = ''] = network.split('/');
    if (!isIPv4(address)) throw new RangeError(`${network} is no IPv4 network`);
    const bits = address
      .split('.')
      .map((octet) => Number(octet).toString(2).padStart(8, '0'))
      .join('')
      .slice(0, Number(length));
    let node = 0;
    for (const bit of bits.slice(0, -1)) {
      const record = tree[node] as (number | Leaf | null)[];
      const next = record[Number(bit)];
      if (typeof next === 'number') node = next;
      else {
        tree.push([null, null]);
        node = tree.length - 1;
        record[Number(bit)] = node;
      }
    }
    (tree[node] as (number | Leaf | null)[])[Number(bits.at(-1))] = { at: data.length };
    data.push(...encoded(value));
  }
  const records = tree.flat().flatMap((record) => {
    const value =
      record === null ? tree.length : typeof record === 'number' ? record : tree.length + 16 + record.at;
    return [value >> 16, (value >> 8) & 0xff, value & 0xff];
  });
  const metadata = encoded({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: Date.parse(builtAt) / 1000,
    database_type: type,
    description: {},
    ip_version: 4,
    languages: [],
    node_count: tree.length,
    record_size: 24,
  });
  return Buffer.from([
    ...records,
    ...Array<number>(16).fill(0),
    ...data,
    0xab,
    0xcd,
    0xef,
    ...Buffer.from('MaxMind.com'),
    ...metadata,
  ]);
}

/** Where in the data section a network's value begins. */
interface Leaf {
  readonly at: number;
}

function encoded(value: Value): number[] {
  if (typeof value === 'string') {
    const bytes = Buffer.from(value);
    return [...head(2, bytes.byteLength), ...bytes];
  }
  if (typeof value === 'number')
    return [...head(6, 4), value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
  if (Array.isArray(value)) return [...head(11, value.length), ...value.flatMap(encoded)];
  const entries = Object.entries(value as { readonly [key: string]: Value });
  return [
    ...head(7, entries.length),
    ...entries.flatMap(([key, each]) => [...encoded(key), ...encoded(each)]),
  ];
}

function head(type: number, size: number): number[] {
  const sized = size < 29 ? [size] : [29, size - 29];
  const [first = 0, ...rest] = sized;
  return type < 8 ? [(type << 5) | first, ...rest] : [first, type - 7, ...rest];
}
