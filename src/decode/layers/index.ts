import { aes } from './aes.ts';
import { base85 } from './base85.ts';
import { br } from './br.ts';
import { deflate } from './deflate.ts';
import { des } from './des.ts';
import { gzip } from './gzip.ts';
import { htmlEntities } from './html-entities.ts';
import { jsonString } from './json-string.ts';
import type { KeyedLayer, StreamLayer, TextLayer } from './layer-finder.ts';
import { letterRuns } from './letter-runs.ts';
import { lzString } from './lz-string.ts';
import { lz4 } from './lz4.ts';
import { percent } from './percent.ts';
import { quotedPrintable } from './quoted-printable.ts';
import { reversed } from './reversed.ts';
import { rot13Layer } from './rot13.ts';
import { snappy } from './snappy.ts';
import { utf16 } from './utf-16.ts';
import { xor } from './xor.ts';
import { zip } from './zip.ts';
import { zstd } from './zstd.ts';

/** What compresses. Of streams found in one another's bytes the one that begins first is read. */
export const streamLayers: readonly StreamLayer[] = [gzip, zstd, deflate, br, snappy, lz4, zip];

/**
 * What changes runs of text, in the order of looking: a region that claims its run hides it from those after.
 * A byte added to all before UTF-16, which has pairs of equal bytes in what was no text. Ascii85 before JSON strings,
 * as quotes are letters of it; they before others, as their value holds all that the raw
 * text does; letters last, as they fit almost anything.
 */
export const textLayers: readonly TextLayer[] = [
  base85,
  xor,
  utf16,
  lzString,
  reversed,
  rot13Layer,
  quotedPrintable,
  jsonString,
  htmlEntities,
  percent,
  letterRuns,
];

/** Of these the ones that read all of some bytes, whatever they are. */
export const layersOfAnything: readonly TextLayer[] = [lzString, xor];

/** What encrypts, tried on bytes that nothing else opens, and only where there are keys. */
export const keyedLayers: readonly KeyedLayer[] = [aes, des];

export type {
  Guess,
  GuessSearch,
  KeyedLayer,
  Magic,
  Region,
  Search,
  StreamLayer,
  TextLayer,
} from './layer-finder.ts';
