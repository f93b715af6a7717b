import { Buffer } from 'node:buffer';

/*
 * How parts of encoded text are read again to walk a sighting back. Simple on purpose, and no code of the product:
 * every run that may be meant is read at every alignment, and whoever asks looks for the value in all that comes out.
 */

type Piece = (bytes: Buffer) => Buffer[];

const latin1 = (bytes: Buffer) => bytes.toString('latin1');

export const percentPiece: Piece = (bytes) => {
  const read = (text: string) =>
    Buffer.from(
      text.replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16))),
      'latin1',
    );
  return [read(latin1(bytes)), read(latin1(bytes).replaceAll('+', ' '))];
};

const SHORT: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Of `\x`, which stands for a byte, and of `\u`, which stands for a unit of UTF-16. */
export const escapePiece: Piece = (bytes) => {
  const read = (text: string) =>
    text.replace(
      /\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/gi,
      (_, four?: string, two?: string, one?: string) => {
        const digits = four ?? two;
        return digits === undefined
          ? (SHORT[one ?? ''] ?? one ?? '')
          : String.fromCharCode(parseInt(digits, 16));
      },
    );
  return [Buffer.from(read(bytes.toString())), Buffer.from(read(latin1(bytes)), 'latin1')];
};

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export const entityPiece: Piece = (bytes) => [
  Buffer.from(
    bytes
      .toString()
      .replace(
        /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
        (whole, hex?: string, decimal?: string, name?: string) => {
          if (name !== undefined) return NAMED[name] ?? whole;
          return String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16));
        },
      ),
  ),
];

export const quotedPrintablePiece: Piece = (bytes) => [
  Buffer.from(
    latin1(bytes)
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16))),
    'latin1',
  ),
];

/** Runs of an alphabet, each from every alignment. */
function runs(bytes: Buffer, alphabet: RegExp, alignments: number): string[] {
  const found = latin1(bytes).replace(/\r?\n/g, '').match(alphabet) ?? [];
  return found.flatMap((run) => Array.from({ length: alignments }, (_, at) => run.slice(at)));
}

export const base64Piece: Piece = (bytes) =>
  runs(bytes, /[A-Za-z0-9+/_-]{4,}/g, 4).map((run) => Buffer.from(run, 'base64'));

export const hexPiece: Piece = (bytes) => {
  const bare = Buffer.from(latin1(bytes).replace(/[:\s-]|0x/g, ''), 'latin1');
  return runs(bare, /[0-9a-f]{2,}/gi, 2).map((run) => Buffer.from(run, 'hex'));
};

export const base32Piece: Piece = (bytes) =>
  runs(bytes, /[A-Z2-7]{2,}/gi, 8).map((run) => {
    const bits = [...run.toUpperCase()]
      .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
      .join('');
    return Buffer.from((bits.match(/.{8}/g) ?? []).map((octet) => parseInt(octet, 2)));
  });

export const ascii85Piece: Piece = (bytes) =>
  runs(Buffer.from(latin1(bytes).replaceAll('z', '!!!!!')), /[!-u]{2,}/g, 5).map((run) =>
    Buffer.concat(
      (run.match(/.{1,5}/g) ?? []).map((five) => {
        const number = [...five.padEnd(5, 'u')].reduce(
          (sum, letter) => sum * 85 + letter.charCodeAt(0) - 33,
          0,
        );
        const block = Buffer.alloc(4);
        block.writeUInt32BE(number % 2 ** 32);
        return block.subarray(0, five.length - 1);
      }),
    ),
  );

export const utf16Piece: Piece = (bytes) =>
  [0, 1].flatMap((from) => {
    const even = Buffer.from(bytes.subarray(from, from + ((bytes.length - from) & ~1)));
    return [
      Buffer.from(even.toString('utf16le')),
      Buffer.from(Buffer.from(even).swap16().toString('utf16le')),
    ];
  });
