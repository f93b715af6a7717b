import { aes } from './aes.ts';
import { base64 } from './base64.ts';
import { br } from './br.ts';
import { deflate } from './deflate.ts';
import { gzip } from './gzip.ts';
import { jsonString } from './json-string.ts';
import type { KeyedLayer, StreamLayer, TextLayer } from './layer-finder.ts';
import { percent } from './percent.ts';
import { zstd } from './zstd.ts';

/** What compresses. Of streams found in one another's bytes the one that begins first is read. */
export const streamLayers: readonly StreamLayer[] = [gzip, zstd, deflate, br];

/**
 * What changes runs of text, in the order of looking: a region that claims its run hides it from those after.
 * JSON strings first, whose value holds all that the raw text does; base64 last, as it fits almost anything.
 */
export const textLayers: readonly TextLayer[] = [jsonString, percent, base64];

/** What encrypts, tried on bytes that nothing else opens, and only where there are keys. */
export const keyedLayers: readonly KeyedLayer[] = [aes];

export type { KeyedLayer, Magic, Region, Search, StreamLayer, TextLayer } from './layer-finder.ts';
