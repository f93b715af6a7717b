import { type Sourced, type Span, shifted } from '../../base/index.ts';
import { addressText } from '../network/address-text.ts';
import { type DnsName, readName } from './dns-name.ts';

/** Questions and records looked at in one message; a 64 KiB message of minimal records would have 5,900. */
export const MOST_RECORDS = 1000;

export interface DnsMessage {
  readonly isResponse: boolean;
  /** Names and data to be searched, each once. */
  readonly texts: readonly Sourced[];
  /** Addresses that were answered, with the name that was asked for. */
  readonly answers: readonly { readonly address: string; readonly name: string }[];
}

const A = 1;
const CNAME = 5;
const AAAA = 28;
const OPT = 41;
/** Records whose data is a name, by the bytes that stand before it: NS, CNAME, PTR, MX, SRV, DNAME. */
const NAME_AT: ReadonlyMap<number, number> = new Map([
  [2, 0],
  [5, 0],
  [12, 0],
  [15, 2],
  [33, 6],
  [39, 0],
]);

/** Reads a DNS message (RFC 1035 §4). Null where it is none; one that breaks off gives what came before. */
export function readDns(message: Sourced): DnsMessage | null {
  const { bytes } = message;
  if (bytes.length < 12) return null;
  const opcode = ((bytes[2] as number) >> 3) & 15;
  const questions = u16(bytes, 4);
  const answers = u16(bytes, 6);
  const records = answers + u16(bytes, 8) + u16(bytes, 10);
  if (opcode > 6 || questions + records === 0 || questions > 64) return null;
  const texts = new Map<string, Sourced>();
  const aliases = new Map<string, string>();
  const found: { address: string; name: string }[] = [];
  let at = 12;
  for (let i = 0; i < questions; i++) {
    const name = readName(message, at);
    if (name === null || name.end + 4 > bytes.length)
      return i === 0 ? null : { isResponse: isResponse(bytes), texts: [...texts.values()], answers: [] };
    addName(texts, name);
    at = name.end + 4;
  }
  for (let i = 0; i < records && i < MOST_RECORDS; i++) {
    const owner = readName(message, at);
    if (owner === null || owner.end + 10 > bytes.length) break;
    const type = u16(bytes, owner.end);
    const data = { start: owner.end + 10, end: owner.end + 10 + u16(bytes, owner.end + 8) };
    if (data.end > bytes.length) break;
    at = data.end;
    addName(texts, owner);
    if (i < answers && (type === A || type === AAAA)) {
      const byteLength = type === A ? 4 : 16;
      if (data.end - data.start === byteLength) {
        const address = addressText(bytes, data.start, byteLength);
        found.push({ address, name: askedName(aliases, owner.text) });
      }
    } else {
      const target = addData(texts, message, { type, data });
      if (i < answers && type === CNAME && target !== null) aliases.set(target.text, owner.text);
    }
  }
  return { isResponse: isResponse(bytes), texts: [...texts.values()], answers: found };
}

/** Adds what a record says: the name in it, or its bytes as they are. */
function addData(
  texts: Map<string, Sourced>,
  message: Sourced,
  record: { type: number; data: Span },
): DnsName | null {
  const { type, data } = record;
  const nameAt = NAME_AT.get(type);
  if (nameAt !== undefined && data.start + nameAt < data.end) {
    const name = readName(message, data.start + nameAt);
    if (name !== null) {
      addName(texts, name);
      return name;
    }
  }
  const searched = type !== A && type !== AAAA && (type !== OPT || data.end > data.start);
  if (searched && data.end > data.start) {
    const bytes = message.bytes.subarray(data.start, data.end);
    texts.set(`data at ${data.start}`, { bytes, source: shifted(message.source, data.start) });
  }
  return null;
}

function addName(texts: Map<string, Sourced>, name: DnsName): void {
  const key = `name ${name.text}`;
  if (name.text !== '' && !texts.has(key)) texts.set(key, name);
}

/** Follows CNAMEs back to the name that was asked for; 16 steps are more than any resolver goes. */
function askedName(aliases: ReadonlyMap<string, string>, owner: string): string {
  let name = owner;
  for (let step = 0; step < 16; step++) {
    const before = aliases.get(name);
    if (before === undefined) break;
    name = before;
  }
  return name;
}

function isResponse(bytes: Uint8Array): boolean {
  return ((bytes[2] as number) & 0x80) !== 0;
}

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
