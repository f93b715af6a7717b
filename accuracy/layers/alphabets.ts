import { bytesOf, type LayerUse, ofText } from '../content.ts';
import { ascii85 } from '../encoders/ascii85.ts';
import { base32 } from '../encoders/base32.ts';
import { base58 } from '../encoders/base58.ts';
import type { Random } from '../random.ts';
import { laid } from './laid.ts';
import type { Layer } from './layer.ts';
import { ascii85Piece, base32Piece, base64Piece, hexPiece } from './pieces.ts';

type Piece = NonNullable<LayerUse['piece']>;

/** A layer from bytes to text. */
function layer(
  id: string,
  name: string,
  [write, piece]: readonly [(bytes: Buffer, random: Random) => string, Piece?],
): Layer {
  return {
    id,
    takes: 'any',
    lay: (content, { random }) =>
      laid(content, ofText(write(bytesOf(content), random)), {
        id,
        readings: [[name]],
        ...(piece === undefined ? {} : { piece }),
      }),
  };
}

/** Base64, under either name where none of the letters that differ stands in it. */
function base64(id: string, write: (bytes: Buffer, random: Random) => string): Layer {
  return {
    id,
    takes: 'any',
    lay: (content, { random }) => {
      const text = write(bytesOf(content), random);
      const readings = [
        ...(/[-_]/.test(text) ? [] : [['base64']]),
        ...(/[+/]/.test(text) ? [] : [['base64url']]),
      ];
      return laid(content, ofText(text), { id, readings, piece: base64Piece });
    },
  };
}

/** Longest that is written in base58: its cost grows with the square, and nobody writes more in it. */
const LONGEST_BASE58 = 2_048;

const cutOpen = (text: string, between: string, size: number) =>
  (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(between);

export const alphabetLayers: readonly Layer[] = [
  base64('base64', (bytes) => bytes.toString('base64')),
  base64('base64, unpadded', (bytes) => bytes.toString('base64').replace(/=+$/, '')),
  base64('base64, MIME lines', (bytes, random) =>
    cutOpen(bytes.toString('base64'), random.pick(['\r\n', '\n']), random.pick([64, 76])),
  ),
  base64('base64url', (bytes) => bytes.toString('base64url')),
  // Letters right before it move the groups of four about.
  base64(
    'base64, embedded',
    (bytes, random) =>
      random.letters(random.between(1, 3), 'abcdXYZ0123456789') + bytes.toString('base64').replace(/=+$/, ''),
  ),
  layer('hex', 'hex', [(bytes) => bytes.toString('hex'), hexPiece]),
  layer('hex, upper case', 'hex', [(bytes) => bytes.toString('hex').toUpperCase(), hexPiece]),
  layer('hex, separated', 'hex', [
    (bytes, random) => cutOpen(bytes.toString('hex'), random.pick([':', ' ', '-']), 2),
    hexPiece,
  ]),
  layer('base32', 'base32', [
    (bytes, random) => (random.chance(0.5) ? base32(bytes) : base32(bytes).replace(/=+$/, '').toLowerCase()),
    base32Piece,
  ]),
  {
    id: 'base58',
    takes: 'any',
    lay: (content) => {
      const bytes = bytesOf(content);
      if (bytes.length > LONGEST_BASE58) return null;
      return laid(content, ofText(base58(bytes)), { id: 'base58', readings: [['base58']] });
    },
  },
  layer('base85', 'base85', [
    (bytes, random) => (random.chance(0.5) ? ascii85(bytes) : `<~${ascii85(bytes)}~>`),
    ascii85Piece,
  ]),
];
