import { bytesOf, concatBytes } from '../../base/index.ts';

export interface ServerHelloPlan {
  /** `legacy_version`, such as 0x0303. */
  readonly version: number;
  readonly cipherSuite: number;
  /** Version of the extension `supported_versions`. */
  readonly chosenVersion?: number;
  readonly alpn?: string;
  /** TLS as it was before extensions: none at all, not even their length. */
  readonly isBare?: boolean;
}

const u16 = (value: number) => [value >> 8, value & 255];

/** The records of a handshake message, each of at most so many bytes. */
function recordsOf(message: readonly number[], most: number): Uint8Array {
  const records: number[] = [];
  for (let at = 0; at < message.length; at += most) {
    const part = message.slice(at, at + most);
    records.push(22, 3, 3, ...u16(part.length), ...part);
  }
  return Uint8Array.from(records);
}

/** A ServerHello (RFC 8446 §4.1.3), in records of at most `most` bytes. */
export function buildServerHello(plan: ServerHelloPlan, most = 16_384): Uint8Array {
  const { version, cipherSuite, chosenVersion, alpn, isBare = false } = plan;
  const name = [...bytesOf(alpn ?? '')];
  const extensions = [
    ...[0xff, 0x01, 0, 1, 0],
    ...(alpn === undefined
      ? []
      : [0, 16, ...u16(name.length + 3), ...u16(name.length + 1), name.length, ...name]),
    ...(chosenVersion === undefined ? [] : [0, 43, 0, 2, ...u16(chosenVersion)]),
  ];
  const body = [
    ...u16(version),
    ...new Array<number>(32).fill(9),
    ...[4, 1, 2, 3, 4],
    ...u16(cipherSuite),
    0,
    ...(isBare ? [] : [...u16(extensions.length), ...extensions]),
  ];
  return recordsOf([2, 0, ...u16(body.length), ...body], most);
}

/** A record of that type. */
export function buildRecord(type: number, byteLength: number): Uint8Array {
  return concatBytes([
    Uint8Array.from([type, 3, 3, ...u16(byteLength)]),
    new Uint8Array(byteLength).fill(0x5a),
  ]);
}
