import { bytesOf, concatBytes } from '../../base/index.ts';
import { addressBytes } from './address-bytes.ts';

export type PlannedRecord =
  | { readonly name: string; readonly address: string }
  | { readonly name: string; readonly cname: string }
  | { readonly name: string; readonly text: string };

export interface DnsPlan {
  readonly question: string;
  /** Makes it an answer. */
  readonly answers?: readonly PlannedRecord[];
}

/** A DNS message; a name equal to the question's is written as a pointer to it. */
export function buildDns({ question, answers }: DnsPlan): Uint8Array {
  const header = Uint8Array.from([
    0x12,
    0x34,
    answers === undefined ? 1 : 0x81,
    0,
    0,
    1,
    0,
    answers?.length ?? 0,
    0,
    0,
    0,
    0,
  ]);
  const asked = concatBytes([nameBytes(question), Uint8Array.from([0, 1, 0, 1])]);
  const records = (answers ?? []).map((record) => {
    const owner = record.name === question ? Uint8Array.from([0xc0, 12]) : nameBytes(record.name);
    const { type, data } = dataOf(record);
    return concatBytes([
      owner,
      Uint8Array.from([0, type, 0, 1, 0, 0, 0, 60, data.length >> 8, data.length & 255]),
      data,
    ]);
  });
  return concatBytes([header, asked, ...records]);
}

function dataOf(record: PlannedRecord): { type: number; data: Uint8Array } {
  if ('cname' in record) return { type: 5, data: nameBytes(record.cname) };
  if ('text' in record) {
    const text = bytesOf(record.text);
    return { type: 16, data: concatBytes([Uint8Array.from([text.length]), text]) };
  }
  return { type: record.address.includes(':') ? 28 : 1, data: addressBytes(record.address) };
}

function nameBytes(name: string): Uint8Array {
  const labels = name
    .split('.')
    .map((label) => concatBytes([Uint8Array.from([label.length]), bytesOf(label)]));
  return concatBytes([...labels, Uint8Array.from([0])]);
}
