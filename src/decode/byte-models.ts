/*
 * What bytes are in what is written: text of programs, numbers, the alphabets of encodings, and binary formats with text
 * in them. Each model is a table of how many sixteenths of a bit one byte is evidence of it rather than of chance, in
 * which each of 256 is as likely as the next.
 */

/** Sixteenths of a bit for each byte value. */
export type Model = Int16Array;

/** A sixteenth of a bit: sums of tables stay whole numbers. */
export const PER_BIT = 16;

/** Bytes that a model has no place for are in it once in so many all the same: what is written is never quite pure. */
const STRAY = 2 ** -14;

/** Shares of the bytes of each group, which its members have alike; the rest is every byte's. */
type Shares = readonly (readonly [members: string, share: number])[];

function model(shares: Shares): Model {
  const likely = new Float64Array(256).fill(STRAY);
  for (const [members, share] of shares) {
    for (const member of members) {
      const byte = member.charCodeAt(0);
      likely[byte] = (likely[byte] as number) + share / members.length;
    }
  }
  return Int16Array.from(likely, (one) => Math.round(PER_BIT * Math.log2(256 * one)));
}

const range = (first: number, last: number) =>
  String.fromCharCode(...Array.from({ length: last - first + 1 }, (_, index) => first + index));

const DIGITS = range(0x30, 0x39);
const SMALL = range(0x61, 0x7a);
const CAPITAL = range(0x41, 0x5a);

/** JSON, XML, forms, logs, sentences. */
const TEXT: Shares = [
  ['eaintosr', 0.3],
  ['cdlmpu', 0.14],
  ['bfghkvwxyjqz', 0.11],
  [CAPITAL, 0.06],
  [DIGITS, 0.17],
  ['":,_-./=&', 0.15],
  ['<>{}\n', 0.03],
  [' ', 0.03],
  ["[]()+%@;'?!#*\\$~^`|\r\t", 0.006],
  [range(0x80, 0xff), 0.004],
];

const scaled = (shares: Shares, by: number): Shares =>
  shares.map(([members, share]) => [members, share * by] as const);

/** Words with spaces; in capitals or not. */
function sentences(isCapital: boolean): Model {
  const written = (letters: string) => (isCapital ? letters.toUpperCase() : letters);
  return model([
    [written('eaintosrl'), 0.54],
    [written('bcdfghkmpuvwyz'), 0.24],
    [written('jqx'), 0.01],
    [' ', 0.16],
    [".,:;'&@-/!?", 0.03],
    [DIGITS, 0.01],
  ]);
}

export const TEXT_MODEL: Model = model(TEXT);
export const BASE64_MODEL: Model = model([
  [`${SMALL}${CAPITAL}${DIGITS}`, 0.96],
  ['+/-_', 0.03],
  ['=\r\n', 0.01],
]);
export const HEX_MODEL: Model = model([
  [`${DIGITS}abcdef`, 0.93],
  ['-: ', 0.06],
]);
export const CAPITAL_HEX_MODEL: Model = model([
  [`${DIGITS}ABCDEF`, 0.93],
  ['-: ', 0.06],
]);
export const BASE85_MODEL: Model = model([
  [range(0x21, 0x75), 0.98],
  ['~z', 0.02],
]);
/** Numbers, dates and coordinates. */
export const NUMBER_MODEL: Model = model([
  [DIGITS, 0.86],
  [' +-.,:()/', 0.13],
]);
export const BINARY_MODEL: Model = model([
  ['\0', 0.1],
  [range(0x01, 0x1f), 0.13],
  [range(0x80, 0xff), 0.2],
  [range(0, 0xff), 0.05],
  ...scaled(TEXT, 0.52),
]);

/** Those in which one byte is more frequent than in others: zero, or a first byte of UTF-8. */
export const MODELS_OF_FREQUENT: readonly Model[] = [
  BINARY_MODEL,
  // UTF-8 of Cyrillic, Indian and Chinese letters.
  ...[
    [0xd0, 0xd1],
    [0xe0, 0xa4, 0xa5],
    [0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9],
  ].map((leads) =>
    model([
      [String.fromCharCode(...leads), leads.length === 6 ? 0.31 : 0.46],
      [range(0x80, 0xbf), leads.length === 6 ? 0.62 : 0.46],
      ...scaled(TEXT, 0.06),
      [' ', 0.01],
    ]),
  ),
  // UTF-16 of either order.
  model([['\0', 0.49], ...scaled(TEXT, 0.5)]),
];

/** All of them. */
export const MODELS: readonly Model[] = [
  TEXT_MODEL,
  NUMBER_MODEL,
  HEX_MODEL,
  CAPITAL_HEX_MODEL,
  BASE64_MODEL,
  BASE85_MODEL,
  model([
    ['234567', 0.19],
    [CAPITAL, 0.8],
    ['=', 0.01],
  ]),
  model([
    ['234567', 0.19],
    [SMALL, 0.8],
    ['=', 0.01],
  ]),
  // Hexadecimal with a separator behind each pair.
  model([
    [`${DIGITS}abcdef`, 0.66],
    [': -', 0.33],
  ]),
  model([
    [`${DIGITS}ABCDEF`, 0.66],
    [': -', 0.33],
  ]),
  // Percent-encoding and quoted-printable, mostly of text that has many signs.
  model([
    ['%=', 0.28],
    ['0234567', 0.3],
    [`${DIGITS}abcdefABCDEF`, 0.2],
    [`${SMALL}${CAPITAL}.-_&\r\n`, 0.21],
  ]),
  // Escapes that have an `x`, a `u` or a `#`, and entities.
  model([
    ['&;', 0.3],
    ['#x\\u', 0.22],
    [`${DIGITS}abcdefABCDEF`, 0.34],
    [`${SMALL}${CAPITAL}.-_"<>`, 0.13],
  ]),
  sentences(false),
  sentences(true),
  ...MODELS_OF_FREQUENT,
];

/** What text is if it is nothing of all that. */
export const PRINTABLE_MODEL: Model = model([[`${range(0x20, 0x7e)}\r\n\t`, 0.999]]);

/** Any of them: for each byte what it is evidence of in the mean. */
export const ANY_MODEL: Model = Int16Array.from({ length: 256 }, (_, byte) => {
  const mean = MODELS.reduce((sum, one) => sum + 2 ** ((one[byte] as number) / PER_BIT), 0) / MODELS.length;
  return Math.round(PER_BIT * Math.log2(mean));
});
