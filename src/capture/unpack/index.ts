export { type Compression, compressionOf } from './compression.ts';
export { unpack } from './unpack.ts';
