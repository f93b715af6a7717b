import { bytesOf, concatBytes } from '../../base/index.ts';

/** The client's first bytes (RFC 9113 §3.4). */
export const HTTP2_PREFACE = bytesOf('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

const TYPES = {
  DATA: 0,
  HEADERS: 1,
  PRIORITY: 2,
  RST_STREAM: 3,
  SETTINGS: 4,
  PUSH_PROMISE: 5,
  PING: 6,
  GOAWAY: 7,
  WINDOW_UPDATE: 8,
  CONTINUATION: 9,
} as const;

export interface FramePlan {
  readonly type: keyof typeof TYPES | number;
  readonly flags?: number;
  readonly stream?: number;
  readonly payload?: Uint8Array | string;
}

/** A frame (RFC 9113 §4.1). */
export function buildHttp2Frame({ type, flags = 0, stream = 0, payload = '' }: FramePlan): Uint8Array {
  const content = typeof payload === 'string' ? bytesOf(payload) : payload;
  const header = new Uint8Array(9);
  const view = new DataView(header.buffer);
  view.setUint32(0, content.length << 8);
  view.setUint8(3, typeof type === 'number' ? type : TYPES[type]);
  view.setUint8(4, flags);
  view.setUint32(5, stream);
  return concatBytes([header, content]);
}

/** Fields spelled out, without a table and without Huffman codes (RFC 7541 §6.2.2); `isKept` puts them in the table. */
export function buildHttp2Fields(fields: Readonly<Record<string, string>>, isKept = false): Uint8Array {
  const parts = Object.entries(fields).flatMap(([name, value]) => [
    Uint8Array.of(isKept ? 0x40 : 0),
    stringOf(name),
    stringOf(value),
  ]);
  return concatBytes(parts);
}

function stringOf(text: string): Uint8Array {
  const bytes = bytesOf(text);
  return concatBytes([integerOf(bytes.length), bytes]);
}

/** RFC 7541 §5.1, of seven bits. */
function integerOf(value: number): Uint8Array {
  if (value < 127) return Uint8Array.of(value);
  const bytes = [127];
  let rest = value - 127;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Uint8Array.from([...bytes, rest]);
}
