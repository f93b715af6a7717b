import type { Sourced } from '../../base/index.ts';
import type { Recorded } from '../recorded.ts';

/** A recorded value as plain data that tests can compare: bytes as hex, sources as the pieces of all of it. */
export function plain(recorded: Recorded | undefined): unknown {
  return JSON.parse(
    JSON.stringify(recorded ?? null, (_name, value) => {
      if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
      return isSourced(value)
        ? { ...value, source: value.source.pieces({ start: 0, end: value.bytes.byteLength }) }
        : value;
    }),
  );
}

function isSourced(value: unknown): value is Sourced {
  return typeof value === 'object' && value !== null && 'bytes' in value && 'source' in value;
}
