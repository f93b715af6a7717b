/** The bytes of an IPv4 address, or of an IPv6 address with at most one `::`. */
export function addressBytes(address: string): Uint8Array {
  if (!address.includes(':')) return Uint8Array.from(address.split('.').map(Number));
  const [head = '', tail] = address.split('::');
  const groups = (text: string | undefined) =>
    text ? text.split(':').map((group) => Number.parseInt(group, 16)) : [];
  const first = groups(head);
  const last = groups(tail);
  const zeros = new Array<number>(8 - first.length - last.length).fill(0);
  const all = tail === undefined ? first : [...first, ...zeros, ...last];
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 255]));
}
