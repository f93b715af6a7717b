import { alphabetLayers } from './alphabets.ts';
import { cipherLayers } from './ciphers.ts';
import { compressionLayers } from './compression.ts';
import type { Layer } from './layer.ts';
import { textLayers } from './text.ts';

export const layers: readonly Layer[] = [
  ...textLayers,
  ...alphabetLayers,
  ...compressionLayers,
  ...cipherLayers,
];

export { laid } from './laid.ts';
export type { Layer } from './layer.ts';
export { base64Piece, entityPiece, escapePiece, percentPiece, utf16Piece } from './pieces.ts';
export { xmlEscaped } from './text.ts';
