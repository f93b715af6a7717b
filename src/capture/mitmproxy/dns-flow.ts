/**
 * mitmproxy keeps a DNS message parsed, not its bytes. They are put together again (RFC 1035, section 4), without
 * compression, so that DNS is read in one place only, and point at the whole of the message in the file.
 */
import { bytesOf, type Piece, wholeRun } from '../../base/index.ts';
import type { StreamChunk } from '../recorded.ts';
import type { Flow } from './flow.ts';
import { itemsOf, membersOf, type Tnet } from './tnetstring.ts';
import { bytesIn, isString, isTrue, momentIn, numberIn, textIn } from './value.ts';

/** Longest message that is put together: DNS has two bytes for the length (RFC 1035, section 4.2.2). */
const MOST_BYTES = 65_535;

const SECTIONS = ['questions', 'answers', 'authorities', 'additionals'] as const;

/** The query of a DNS flow and its answer, as datagrams. */
export function* dnsChunksOf(flow: Flow): Generator<StreamChunk> {
  for (const direction of ['request', 'response'] as const) {
    const message = flow.members.get(direction);
    if (message?.tag !== '}') continue;
    const members = membersOf(message);
    const piece: Piece = {
      index: flow.index,
      offset: message.flow.offset + message.start,
      byteLength: message.end - message.start,
    };
    yield {
      kind: 'stream',
      protocol: 'udp',
      at: momentIn(members.get('timestamp')) ?? flow.at,
      peers: { ...flow.peers, resp: { ...flow.peers.resp, port: flow.peers.resp.port ?? 53 } },
      host: flow.host,
      direction,
      transport: 'plain',
      content: { bytes: packed(members), source: wholeRun(piece) },
      origin: { index: flow.index, offset: flow.offset },
    };
  }
}

function packed(message: ReadonlyMap<string, Tnet>): Uint8Array {
  const number = (name: string) => numberIn(message.get(name)) ?? 0;
  const bit = (name: string, place: number) => (isTrue(message.get(name)) ? 1 << place : 0);
  const flags =
    (isTrue(message.get('query')) ? 0 : 1 << 15) |
    ((number('op_code') & 15) << 11) |
    bit('authoritative_answer', 10) |
    bit('truncation', 9) |
    bit('recursion_desired', 8) |
    bit('recursion_available', 7) |
    (number('response_code') & 15);
  const bytes: number[] = [...u16(number('id')), ...u16(flags), 0, 0, 0, 0, 0, 0, 0, 0];
  for (const [place, section] of SECTIONS.entries()) {
    let count = 0;
    for (const item of itemsOf(message.get(section))) {
      const record = recordBytes(membersOf(item), section === 'questions');
      if (bytes.length + record.length > MOST_BYTES) {
        item.flow.damaged = true;
        break;
      }
      for (const byte of record) bytes.push(byte);
      count += 1;
    }
    [bytes[4 + 2 * place], bytes[5 + 2 * place]] = u16(count);
  }
  return Uint8Array.from(bytes);
}

function recordBytes(record: ReadonlyMap<string, Tnet>, isQuestion: boolean): number[] {
  const number = (name: string) => numberIn(record.get(name)) ?? 0;
  const head = [
    ...nameBytes(textIn(record.get('name')) ?? ''),
    ...u16(number('type')),
    ...u16(number('class_')),
  ];
  if (isQuestion) return head;
  const data = record.get('data');
  const bytes = isString(data) && data.end - data.start <= MOST_BYTES ? bytesIn(data) : new Uint8Array(0);
  const ttl = number('ttl');
  return [...head, ...u16(ttl >>> 16), ...u16(ttl), ...u16(bytes.byteLength), ...bytes];
}

/** A name as labels, each cut to the 63 bytes that its length can say. */
function nameBytes(name: string): number[] {
  const bytes: number[] = [];
  for (const label of name.slice(0, 1024).split('.')) {
    const written = bytesOf(label).subarray(0, 63);
    if (written.byteLength > 0) bytes.push(written.byteLength, ...written);
  }
  bytes.push(0);
  return bytes;
}

function u16(value: number): [number, number] {
  return [(value >>> 8) & 0xff, value & 0xff];
}
