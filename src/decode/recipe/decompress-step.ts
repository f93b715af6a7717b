import type { RecipeStep, StepName } from '../../case/index.ts';
import { type Region, type Search, type StreamLayer, streamLayers } from '../layers/index.ts';
import type { Layer } from '../part.ts';
import type { StepBounds, Taken } from './steps.ts';

/** The label under which a step's layer undoes it, and the name that it then has. */
const LABELS: Readonly<Partial<Record<StepName, readonly [label: string, layer: Layer]>>> = {
  gunzip: ['gzip', 'gzip'],
  inflate: ['deflate', 'deflate'],
  zlib: ['deflate', 'zlib'],
  unbrotli: ['br', 'br'],
  unzstd: ['zstd', 'zstd'],
  unsnappy: ['snappy', 'snappy'],
  unlz4: ['lz4', 'lz4'],
};

/** What a stream that is whole, or was cut off, proves at least. */
const STREAM_BITS = 16;

/** Decompresses all of the bytes; null where they are no such stream. */
export function decompressStep(bytes: Uint8Array, { name }: RecipeStep, { most }: StepBounds): Taken | null {
  const [label = '', layer] = LABELS[name] ?? [];
  const known = streamLayers.find(({ labels }) => labels.includes(label));
  if (known === undefined || layer === undefined || (name === 'zlib') !== isZlib(name, bytes)) return null;
  const region = undone(known, {
    bytes,
    isText: false,
    grammar: 'text',
    mostDecoded: () => most,
    affords: () => true,
  });
  if (region === null || region.bytes.byteLength === 0 || region.fault === 'broken') return null;
  return { bytes: region.bytes, bits: region.fault === null ? STREAM_BITS : 0 };
}

function isZlib(name: StepName, bytes: Uint8Array): boolean {
  // Raw deflate may begin with anything, also like zlib.
  return name === 'zlib' && bytes[0] === 0x78;
}

function undone(layer: StreamLayer, search: Search): Region | null {
  return layer.undo(search);
}
