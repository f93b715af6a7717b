/** A ClientHello in plan: lists of four hex digits with commas between them. */
export interface HelloPlan {
  readonly ciphers: string;
  readonly extensions: string;
  readonly algorithms: string;
  readonly versions: string;
  readonly protocols: readonly string[];
  /** Most bytes of the message in a record; all of it if not said. */
  readonly recordBytes?: number;
}

/** The bytes of a ClientHello for `api.example.org`. */
export function buildHello({ recordBytes, ...plan }: HelloPlan): Uint8Array {
  const bodies: Record<number, Buffer> = {
    0: vector(2, Buffer.of(0), vector(2, Buffer.from('api.example.org'))),
    13: vector(2, list(plan.algorithms)),
    16: vector(2, ...plan.protocols.map((name) => vector(1, Buffer.from(name, 'latin1')))),
    43: vector(1, list(plan.versions)),
  };
  const extensions = numbers(plan.extensions).map((type) =>
    Buffer.concat([Buffer.of(type >> 8, type & 0xff), vector(2, bodies[type] ?? Buffer.alloc(0))]),
  );
  const hello = Buffer.concat([
    Buffer.of(3, 3),
    Buffer.alloc(32, 7),
    vector(1, Buffer.alloc(32, 9)),
    vector(2, list(plan.ciphers)),
    vector(1, Buffer.of(0)),
    ...(extensions.length === 0 ? [] : [vector(2, ...extensions)]),
  ]);
  const message = Buffer.concat([Buffer.of(1), vector(3, hello)]);
  const records: Buffer[] = [];
  const most = recordBytes ?? message.byteLength;
  for (let at = 0; at < message.byteLength; at += most) {
    records.push(Buffer.of(22, 3, 1), vector(2, message.subarray(at, at + most)));
  }
  return new Uint8Array(Buffer.concat(records));
}

function vector(lengthBytes: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length = Buffer.alloc(lengthBytes);
  length.writeUIntBE(content.byteLength, 0, lengthBytes);
  return Buffer.concat([length, content]);
}

function numbers(text: string): number[] {
  return text === '' ? [] : text.split(',').map((digits) => Number.parseInt(digits, 16));
}

function list(text: string): Buffer {
  return Buffer.from(text.replaceAll(',', ''), 'hex');
}
